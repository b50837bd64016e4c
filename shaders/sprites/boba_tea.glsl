void sprite_boba_tea(vec2 p){
 part(sdSeg(p,vec2(.06,.2),vec2(.22,.8),.075),vec3(1,.4,.6),.08,.6);
 ink(max((abs(fract(p.y*5.)-.5)-.2)*.2,D),vec3(1));
 part(smax(sdCircle(p-vec2(0,.26),.46),.24-p.y,.05),vec3(.86,.95,1),.2,1.);
 part(sdTrapezoid(p+vec2(0,.26),.36,.48,.5)-.05,base(mix(vec3(.86,.64,.44),vec3(.97,.86,.7),smoothstep(-.5,.2,p.y))),.22,.9);
 for(int i=0;i<9;i++)part(sdCircle(p-vec2(float(i<4?i*2-3:i*2-12)*(i<4?.115:.1),i<4?-.7:i<9?-.52:0.),.115),vec3(.3,.17,.14),.11,.9);
 part(sdBox(p-vec2(0,.24),vec2(.58,.075),.07),vec3(.95,.98,1),.08,.6);
 face(vec2(0,-.12),.8);
}
