void sprite_melon(vec2 p){
 part(sdBox(p-vec2(0,.76),vec2(.2,.05),.05),vec3(.5,.7,.3),.06,0.);
 part(sdSeg(p,vec2(0,.66),vec2(0,.78),.055),vec3(.5,.7,.3),.06,0.);
 part(sdCircle(p+vec2(0,.03),.79),base(vec3(.72,.93,.45)),.76,1.);
 // net of the rind
 vec2 q=p*1.3/sqrt(max(1.3-dot(p,p),.1)),g=abs(fract(rot(.6)*q*3.2+.25*sin(q.yx*5.))-.5),h=abs(fract(rot(-.5)*q*3.+.2*sin(q.yx*6.+1.))-.5);
 inkA(max((min(g.x,h.y)-.05)*.25,D+.02),vec3(.95,1,.82),.75);
 face(vec2(0,-.13),1.25);
}
