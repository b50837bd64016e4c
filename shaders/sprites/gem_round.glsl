void sprite_gem_round(vec2 p){
vec3 c=base(vec3(.97,.09,.22));float d=sdNgon(p,.7,8.)-.04;
part(d,c,.16,0.);ink(d+.04,cut(c,facet(p,16.,0.)));
ink(sdStar(rot(.393)*p,.63,8,2.75),cut(c,.45+.4*facet(p,8.,0.)));
d=sdNgon(p,.36,8.);part(d,cut(c,.7),.07,0.);
ink(d+.03,cut(c,.5-.5*facet(p,8.,.5)));
inkA(sdSeg(p,vec2(-.24,.2),vec2(-.02,.28),.035),vec3(1),.9);inkA(sdStar(p-vec2(-.42,.4),.22,4,3.5),vec3(1),.95);
}
