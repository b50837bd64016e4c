void sprite_gem_hex(vec2 p){
vec3 c=base(vec3(1.,.57,.06));float d=sdHex(p,.66)-.04,f=facet(p,6.,.0);
part(d,c,.14,0.);inkA(d+.04,lite(f),abs(f)*.42);
d=sdHex(p,.34)-.02;part(d,mix(c,vec3(1,1,.7),.4),.07,0.);
f=-facet(p,3.,0.);inkA(d+.03,lite(f),abs(f)*.28);
inkA(sdSeg(p,vec2(-.26,.1),vec2(-.15,.24),.04),vec3(1),.9);inkA(sdStar(p-vec2(-.4,.42),.2,4,3.5),vec3(1),.95);
}
