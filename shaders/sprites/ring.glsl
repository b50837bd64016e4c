void sprite_ring(vec2 p){
vec3 c=vec3(1.,.77,.14),b=base(vec3(.3,.8,1.));p.y+=.02;
part(sdRing(p-vec2(0,-.26),.4,.11),c,.11,0.);inkA(sdArc(rot(.9)*(p-vec2(0,-.26)),.4,.4,.03),vec3(1),.8);part(sdTrap(p-vec2(0,.16),.12,.26,.1,.04),c,.08,0.);
vec2 a=mir(p-vec2(0,.5));float d=max(max(a.y-.22,dot(a-vec2(.46,.02),vec2(.76,-.65))),dot(a-vec2(.46,.02),vec2(.76,.65)));
part(d,b,.1,0.);ink(max(d+.03,-a.y),cut(b,.6));ink(max(d+.03,max(a.y,a.x-.18-a.y*.5)),cut(b,.8));ink(max(d+.03,max(a.y,.2+a.y*.5-p.x)),cut(b,-.5));inkA(max(d+.02,abs(a.y)-.014),vec3(1),.8);
inkA(sdStar(p-vec2(-.26,.6),.2,4,3.5),vec3(1),.95);
}
