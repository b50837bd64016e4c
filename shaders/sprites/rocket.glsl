void sprite_rocket(vec2 p){
p=rot(-.6)*p;vec2 m=mir(p);vec3 r=vec3(.97,.24,.3);
part(sdTap(p,vec2(0,-.46),vec2(0,-.76),.17,.04),vec3(1.,.52,.05),.2,0.);ink(sdTap(p,vec2(0,-.46),vec2(0,-.62),.1,.02),vec3(1.,.92,.35));
part(sdTap(m,vec2(.28,-.16),vec2(.42,-.5),.16,.05),r,.12,0.);
float d=sdLeaf(p-vec2(0,.14),.85,.5);d=max(d,-p.y-.44);part(d,base(vec3(.96,.97,1.)),.3,0.);
part(max(d,.42-p.y),r,.2,0.);part(max(d,p.y+.32),vec3(.45,.5,.66),.1,0.);
part(sdCircle(p-vec2(0,.14),.18),vec3(.4,.46,.62),.06,0.);part(sdCircle(p-vec2(0,.14),.12),vec3(.35,.82,1.),.1,0.);inkA(sdCircle(p-vec2(-.04,.18),.035),vec3(1),.95);
part(sdSeg(p,vec2(0,-.3),vec2(0,-.5),.06),r,.06,0.);
}
