void sprite_flame(vec2 p){
vec3 c=base(vec3(1.,.34,.06));vec2 q=p-vec2(.06*sin(p.y*5.),-.22);
float d=smin(sdTap(q,vec2(0,-.06),vec2(.04,.88),.5,.03),sdTap(q,vec2(-.3,.0),vec2(-.44,.5),.22,.03),.12);d=smin(d,sdTap(q,vec2(.3,.0),vec2(.44,.3),.22,.03),.12);part(d,c,.3,0.);
part(smin(sdTap(q,vec2(0,-.16),vec2(0,.46),.36,.03),sdTap(q,vec2(.2,-.1),vec2(.27,.16),.14,.03),.1),vec3(1.,.66,.08),.2,0.);
part(sdTap(q,vec2(0,-.26),vec2(-.02,.14),.22,.03),vec3(1.,.95,.5),.16,0.);
}
