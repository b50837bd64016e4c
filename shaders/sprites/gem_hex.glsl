void sprite_gem_hex(vec2 p){
vec3 c=base(vec3(1.,.52,.03));float d=sdHex(p,.66)-.04;
part(d,c,.14,0.);ink(d+.04,cut(c,facet(p,6.,.0)));
d=sdHex(p,.36)-.02;part(d,cut(c,.6),.07,0.);
ink(d+.03,cut(c,.55-.45*facet(p,3.,0.)));
inkA(sdSeg(p,vec2(-.28,.1),vec2(-.16,.26),.04),vec3(1),.9);inkA(sdStar(p-vec2(-.4,.42),.22,4,3.5),vec3(1),.95);
}
