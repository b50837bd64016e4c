void sprite_slingshot_frame(vec2 p){
vec3 c=base(vec3(.74,.44,.2));vec2 m=mir(p);
part(smin(sdTap(p,vec2(0,-.72),vec2(0,-.1),.15,.13),smin(sdSeg(m,vec2(0,-.12),vec2(.38,.2),.12),sdTap(m,vec2(.38,.2),vec2(.42,.68),.12,.1),.06),.08),c,.14,0.);
inkA(max(D+.05,abs(p.x-.03*sin(p.y*12.))-.012),c*.4,.6);
part(max(D-.03,abs(p.y-.46)-.08),vec3(.93,.3,.24),.06,0.);inkA(max(D,abs(p.y-.46)-.012),vec3(.4,.05,.05),.6);
inkA(sdCircle(p-vec2(-.1,-.1),.045),c*.4,.6);
}
