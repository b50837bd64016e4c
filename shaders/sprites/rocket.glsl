void sprite_rocket(vec2 p){
p=rot(-.6)*p+vec2(0,.04);vec2 m=mir(p);vec3 r=vec3(1.,.23,.27);
part(sdTap(p,vec2(0,-.5),vec2(0,-.82),.2,.03),vec3(1.,.5,.05),.2,0.);ink(sdTap(p,vec2(0,-.5),vec2(0,-.7),.12,.02),vec3(1.,.92,.35));
part(sdTap(m,vec2(.28,-.1),vec2(.46,-.44),.17,.06),r,.12,0.);
float d=smax(sdLeaf(p-vec2(0,.12),.9,.53),-p.y-.44,.08);part(d,base(vec3(.96,.97,1.)),.3,0.);
part(max(d,.42-p.y),r,.2,0.);part(max(d,p.y+.3),vec3(.45,.5,.66),.1,0.);
part(sdCircle(p-vec2(0,.14),.2),vec3(.36,.42,.6),.06,0.);part(sdCircle(p-vec2(0,.14),.14),vec3(.3,.8,1.),.1,0.);inkA(sdCircle(p-vec2(-.04,.19),.04),vec3(1),.95);
part(sdSeg(p,vec2(0,-.26),vec2(0,-.5),.065),r,.06,0.);
}
