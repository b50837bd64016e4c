void sprite_icecream(vec2 p){
 vec2 g=abs(fract(rot(.6)*p*6.)-.5),h=abs(fract(rot(-.6)*p*6.)-.5);
 part(sdTri2(p+vec2(0,.78),vec2(.4,.74))-.05,vec3(.97,.72,.38),.2,.2);
 inkA(max((min(g.x,h.x)-.07)*.16,D+.01),vec3(.78,.45,.18),.8);
 vec3 c=base(vec3(1,.62,.76));
 part(sdCircle(p-vec2(0,.26),.53),c,.5,1.);
 part(smax(sdEll(p-vec2(0,-.02),vec2(.64,.3)),abs(p.y+.08+.05*sin(p.x*13.))-.13,.1),c,.15,.6);
 part(sdCircle(p-vec2(.14,.72),.14),vec3(.96,.1,.2),.14,1.);
 face(vec2(0,.3),.85);
}
