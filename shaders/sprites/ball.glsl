void sprite_ball(vec2 p){
vec3 k=vec3(.14,.14,.22);part(sdCircle(p,.72),base(vec3(.97,.97,1.)),.7,0.);
p=rot(.2)*p;float d=sdNgon(p,.2,5.),a=1.25664,b=mod(atan(p.x,p.y)+a*.5,a)-a*.5;
vec2 q=length(p)*vec2(sin(b),cos(b));d=min(d-.02,sdNgon(vec2(q.x*.9,(.78-q.y)*1.3),.19,5.)-.02);
q=length(p)*vec2(sin(abs(b)-.62832),cos(abs(b)-.62832));
d=min(d,sdSeg(q,vec2(0,.24),vec2(0,.46),.02));d=min(d,sdSeg(q,vec2(0,.46),vec2(-.2,.6),.02));ink(d,k);
p=rot(-.2)*p;inkA(sdEll(rot(.6)*(p-vec2(-.32,.42)),vec2(.16,.08)),vec3(1),.95);
}
