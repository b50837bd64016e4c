void sprite_bike(vec2 p){
vec3 c=base(vec3(.08,.72,.64)),k=vec3(.2,.19,.28);vec2 m=mir(p-vec2(0,-.28));
part(sdRing(m-vec2(.5,0),.27,.065),k,.06,0.);inkA(abs(sdCircle(m-vec2(.5,0),.27))-.012,vec3(1),.3);
vec2 a=vec2(-.5,-.28),b=vec2(.0,-.3),s=vec2(-.16,.18),h=vec2(.36,.22);
float d=min(min(sdSeg(p,a,b,.05),sdSeg(p,a,s,.05)),min(min(sdSeg(p,b,s,.055),sdSeg(p,b,h,.055)),min(sdSeg(p,s,h,.055),sdSeg(p,h,vec2(.5,-.28),.05))));
part(min(d,min(sdSeg(p,s,vec2(-.2,.34),.045),sdSeg(p,h,vec2(.32,.46),.05))),c,.06,0.);
part(sdTap(p,vec2(-.34,.4),vec2(-.06,.38),.1,.06),vec3(.62,.34,.2),.08,0.);part(min(sdSeg(p,vec2(.2,.48),vec2(.34,.47),.055),sdSeg(p,vec2(.34,.47),vec2(.48,.54),.055)),vec3(.62,.34,.2),.06,0.);
part(sdCircle(p-b,.12),vec3(1.,.8,.2),.07,0.);part(sdSeg(p,b,vec2(.1,-.52),.035),k,.04,0.);part(sdSeg(p,vec2(.03,-.54),vec2(.18,-.54),.045),k,.04,0.);
}
