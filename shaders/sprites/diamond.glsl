void sprite_diamond(vec2 p){
vec3 c=base(vec3(.34,.82,1.));vec2 a=mir(p-vec2(0,.22));
float d=max(max(a.y-.36,dot(a-vec2(.78,.0),vec2(.76,-.65))),dot(a-vec2(.78,.0),vec2(.76,.65)));
part(d,c,.12,0.);float t=a.y*.9,f=d+.03;
inkA(max(f,-t),vec3(1),.32);
inkA(max(f,max(-a.y,dot(a-vec2(.2,.36),vec2(.87,.5)))),vec3(1),.35);
inkA(max(f,max(-a.y,abs(a.x-.5)-.5*a.y)),lite(-1.),.16);
inkA(max(f,max(a.y,a.x-.3-a.y*.38)),vec3(1),.38);
inkA(max(f,max(a.y,.34+a.y*.38-p.x)),lite(-1.),.24);
inkA(max(f,abs(a.y)-.015),vec3(1),.6);
inkA(sdStar(p-vec2(-.4,.42),.22,4,3.5),vec3(1),.95);
}
