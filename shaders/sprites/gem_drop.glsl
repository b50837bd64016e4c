void sprite_gem_drop(vec2 p){
vec3 c=base(vec3(.06,.45,1.));vec2 q=p-vec2(0,-.14);float d=sdTap(q,vec2(0,-.06),vec2(0,.84),.58,.02);
part(d,c,.16,0.);ink(d+.04,cut(c,facet(q,12.,0.)));
d=sdTap(q,vec2(0,-.06),vec2(0,.4),.32,.02);part(d,cut(c,.7),.07,0.);
ink(d+.03,cut(c,.5-.5*facet(q,6.,0.)));
inkA(sdSeg(q,vec2(-.2,.0),vec2(-.1,.18),.035),vec3(1),.9);inkA(sdStar(p-vec2(-.32,.14),.2,4,3.5),vec3(1),.95);
}
