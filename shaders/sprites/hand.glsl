void sprite_hand(vec2 p){
vec2 q=rot(.3)*p;vec3 c=vec3(1.,.98,.96);
part(sdTrap(q-vec2(.1,-.66),.36,.32,.15,.08),base(vec3(.16,.48,1.)),.14,0.);
float d=smin(sdTap(q,vec2(-.11,.64),vec2(-.1,-.1),.155,.175),sdBox(q-vec2(.1,-.25),vec2(.39,.31),.25),.1);
part(smin(d,sdTap(q,vec2(-.43,.02),vec2(-.1,-.36),.13,.2),.1),c,.26,0.);
part(sdSeg(q,vec2(.42,-.08),vec2(.4,-.19),.11),c,.12,0.);
part(sdSeg(q,vec2(.28,.0),vec2(.27,-.15),.12),c,.13,0.);
part(sdSeg(q,vec2(.12,.04),vec2(.12,-.13),.125),c,.13,0.);
part(sdBox(q-vec2(.1,-.54),vec2(.36,.085),.08),c,.08,0.);ink(sdCircle(q-vec2(.1,-.7),.04),vec3(1.,.85,.3));
}
