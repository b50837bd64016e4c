void sprite_gem_tri(vec2 p){
vec3 c=base(vec3(.62,.15,.96));p.y+=.12;float d=sdTri(p,.6)-.14;
part(d,c,.16,0.);ink(d+.04,cut(c,facet(p,3.,.25)));
d=sdTri(p,.32)-.05;part(d,cut(c,.6),.07,0.);ink(d+.03,cut(c,.5-.5*facet(p,3.,.25)));
inkA(max(d+.04,abs(p.x+p.y*.5+.06)-.05),vec3(1),.8);
inkA(sdStar(p-vec2(-.2,.34),.2,4,3.5),vec3(1),.95);
}
