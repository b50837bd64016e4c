void sprite_gem_square(vec2 p){
vec3 c=base(vec3(.05,.76,.28));vec2 a=abs(p);float d=max(max(a.x,a.y)-.68,(a.x+a.y)*.7071-.78),f=facet(p,4.,.5);
part(d,c,.12,0.);ink(d+.04,cut(c,f));
part(d+.15,c,.06,0.);ink(d+.18,cut(c,.25+f*.6));
part(d+.31,cut(c,.6),.06,0.);f=p.x-p.y;ink(max(d+.34,f+.0),cut(c,.85));inkA(max(d+.34,abs(f+.14)-.07),vec3(1),.7);
inkA(sdStar(p-vec2(-.46,.46),.22,4,3.5),vec3(1),.95);
}
