void sprite_potion(vec2 p){
vec3 c=base(vec3(.92,.2,.82));
part(sdBox(p-vec2(0,.66),vec2(.15,.13),.05),vec3(.72,.46,.24),.08,0.);
float d=smin(sdCircle(p-vec2(0,-.2),.54),sdBox(p-vec2(0,.34),vec2(.17,.24),.04),.16);part(d,vec3(.82,.93,1.),.14,0.);
float l=max(d+.09,p.y-.06-.03*sin(p.x*8.));gel(l,c,.3);inkA(max(l,abs(p.y-.02-.03*sin(p.x*8.))-.035),vec3(1),.5);
part(sdBox(p-vec2(0,.5),vec2(.22,.07),.06),vec3(.9,.96,1.),.06,0.);
inkA(min(sdCircle(p-vec2(.14,-.2),.07),min(sdCircle(p-vec2(-.04,-.4),.05),sdCircle(p-vec2(.24,-.42),.04))),vec3(1,.9,1),.6);
inkA(sdArc(rot(1.)*(p-vec2(0,-.2)),.45,.4,.04),vec3(1),.9);
}
