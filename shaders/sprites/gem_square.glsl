void sprite_gem_square(vec2 p){
vec3 c=base(vec3(.08,.79,.34));vec2 a=abs(p);float d=max(max(a.x,a.y)-.68,(a.x+a.y)*.7071-.78),f=facet(p,4.,.5);
part(d,c,.12,0.);inkA(d+.04,lite(f),abs(f)*.4);
part(d+.16,mix(c,vec3(.8,1,.6),.18),.06,0.);inkA(d+.18,lite(f),abs(f)*.28);
part(d+.32,mix(c,vec3(.9,1,.8),.42),.06,0.);f=p.x-p.y;inkA(max(d+.34,abs(f+.12)-.1),vec3(1),.5);inkA(max(d+.34,abs(f-.16)-.05),vec3(1),.35);
inkA(sdStar(p-vec2(-.46,.46),.2,4,3.5),vec3(1),.95);
}
