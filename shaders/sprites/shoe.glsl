void sprite_shoe(vec2 p){
vec3 c=base(vec3(1.,.28,.2));p.y-=.04;
float d=smin(sdTap(p,vec2(-.42,.28),vec2(-.44,-.2),.25,.3),sdTap(p,vec2(-.2,-.1),vec2(.5,-.26),.32,.2),.12);d=smax(d,-sdEll(p-vec2(-.38,.58),vec2(.24,.16)),.06);
part(max(d,-p.y-.34),c,.22,.4);
inkA(max(D,sdCircle(p-vec2(.62,-.26),.24)),vec3(1.,.97,.94),1.);
part(smin(sdSeg(p,vec2(-.06,.28),vec2(-.12,.42),.1),sdSeg(p,vec2(-.06,.28),vec2(.24,.0),.09),.1),c*.8,.08,0.);
vec2 q=rot(.75)*(p-vec2(.08,.14));ink(max(D-.05,sdBox(vec2(abs(abs(q.x)-.1)-.0,q.y),vec2(.03,.14),.03)),vec3(1));
ink(sdTap(p,vec2(-.5,-.1),vec2(-.08,-.06),.02,.07),vec3(1));
part(sdBox(p-vec2(0,-.42),vec2(.78,.14),.12),vec3(1.,.98,.95),.1,0.);inkA(max(D,abs(p.y+.47)-.022),c,.9);
}
