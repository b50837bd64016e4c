void sprite_hand(vec2 p){
vec2 q=rot(.3)*p;vec3 c=vec3(1.,.98,.96);
part(sdBox(q-vec2(.09,-.64),vec2(.33,.14),.1),base(vec3(.2,.5,1.)),.14,0.);
float d=smin(sdTap(q,vec2(-.11,.65),vec2(-.1,-.1),.145,.165),sdBox(q-vec2(.1,-.27),vec2(.38,.3),.24),.1);
part(smin(d,sdTap(q,vec2(-.42,.0),vec2(-.1,-.36),.125,.19),.1),c,.26,0.);
part(sdSeg(q,vec2(.42,-.1),vec2(.4,-.2),.105),c,.11,0.);
part(sdSeg(q,vec2(.28,-.02),vec2(.27,-.16),.115),c,.12,0.);
part(sdSeg(q,vec2(.12,.02),vec2(.12,-.14),.12),c,.12,0.);
}
