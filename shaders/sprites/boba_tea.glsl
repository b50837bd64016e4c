void sprite_boba_tea(vec2 p){
 part(sdSeg(p,vec2(.06,.2),vec2(.22,.76),.075),vec3(1,.4,.6),.08,.6);
 ink(max((abs(fract(p.y*5.)-.5)-.2)*.2,D),vec3(1));
 part(smax(sdCircle(p-vec2(0,.2),.5),.24-p.y,.05),vec3(.86,.95,1),.2,1.);
 float d=sdTrapezoid(p+vec2(0,.26),.4,.52,.48)-.05;
 part(d,base(mix(vec3(.86,.62,.4),vec3(1,.88,.72),smoothstep(-.5,.2,p.y))),.22,.9);
 for(int i=0;i<7;i++)part(max(sdCircle(p-vec2(float(i<4?i*2-3:i*2-10)*.1,i<4?-.68:-.52),.1),d+.04),vec3(.36,.2,.16),.1,1.);
 part(sdBox(p-vec2(0,.24),vec2(.63,.08),.07),vec3(.95,.98,1),.08,.6);
 face(vec2(0,-.1),.9);
}
