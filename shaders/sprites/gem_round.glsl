void sprite_gem_round(vec2 p){
vec3 c=base(vec3(.97,.13,.27));float d=sdNgon(p,.7,8.)-.04,f=facet(p,16.,0.);
part(d,c,.16,0.);inkA(d+.04,lite(f),abs(f)*.42);
f=facet(p,8.,0.);inkA(sdStar(rot(.393)*p,.63,8,2.75),lite(f+.4),.16+.1*f);
d=sdNgon(p,.36,8.);part(d,mix(c,vec3(1,.8,.9),.3),.07,0.);
f=-facet(p,8.,.5);inkA(d+.03,lite(f),abs(f)*.3);
inkA(sdSeg(p,vec2(-.24,.2),vec2(-.02,.28),.035),vec3(1),.9);inkA(sdStar(p-vec2(-.42,.4),.2,4,3.5),vec3(1),.95);
}
