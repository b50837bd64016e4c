void sprite_icecream(vec2 p){
 vec2 g=abs(fract(rot(.6)*p*6.)-.5),h=abs(fract(rot(-.6)*p*6.)-.5);
 part(sdTri2(p+vec2(0,.78),vec2(.38,.7))-.05,vec3(.96,.7,.36),.2,.2);
 inkA(max((min(g.x,h.x)-.07)*.16,D+.01),vec3(.75,.42,.16),.8);
 float d=sdCircle(p-vec2(0,.26),.52);
 d=smin(d,sdBox(p-vec2(0,.02),vec2(.58,.1),.1),.12);
 d=smin(d,min(sdSeg(p,vec2(-.36,0),vec2(-.36,-.14),.09),min(sdSeg(p,vec2(.08,0),vec2(.08,-.22),.09),sdSeg(p,vec2(.4,0),vec2(.4,-.08),.09))),.12);
 part(d,base(vec3(1,.62,.76)),.5,.8);
 part(sdCircle(p-vec2(.16,.72),.13),vec3(.95,.1,.2),.13,1.);
 face(vec2(0,.2),.9);
}
