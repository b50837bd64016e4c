void sprite_gem_drop(vec2 p){
vec3 c=base(vec3(.12,.5,1.));vec2 q=p-vec2(0,-.14);float d=sdTap(q,vec2(0,-.06),vec2(0,.84),.58,.02),f=facet(q,14.,0.);
part(d,c,.16,0.);inkA(d+.04,lite(f),abs(f)*.42);
d=sdTap(q,vec2(0,-.06),vec2(0,.38),.31,.02);part(d,mix(c,vec3(.7,1,1),.35),.07,0.);
f=-facet(q,6.,0.);inkA(d+.03,lite(f),abs(f)*.28);
inkA(sdSeg(q,vec2(-.2,.0),vec2(-.1,.16),.035),vec3(1),.9);inkA(sdStar(p-vec2(-.34,.1),.2,4,3.5),vec3(1),.95);
}
