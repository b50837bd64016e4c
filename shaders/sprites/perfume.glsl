void sprite_perfume(vec2 p){
vec3 c=base(vec3(.78,.45,1.));
part(sdSeg(p,vec2(.12,.58),vec2(.46,.52),.045),vec3(1.,.8,.25),.05,0.);part(sdEll(p-vec2(.58,.44),vec2(.16,.2)),vec3(1.,.45,.65),.16,.8);
part(sdBox(p-vec2(0,.52),vec2(.17,.17),.06),vec3(1.,.8,.25),.12,0.);part(sdBox(p-vec2(0,.3),vec2(.12,.1),.02),vec3(.95,.95,1.),.06,0.);
float d=sdBox(p-vec2(0,-.26),vec2(.58,.5),.18);part(d,mix(c,vec3(1),.55),.14,0.);
gel(max(d+.1,p.y+.02-.02*sin(p.x*9.)),c,.2);
part(sdRhomb(p-vec2(0,-.3),vec2(.22,.26)),vec3(1.,.97,1.),.07,0.);ink(sdHeart((p-vec2(0,-.29))*3.6)/3.6,c*vec3(.8,.5,.8));
inkA(sdSeg(p,vec2(-.44,.08),vec2(-.44,-.42),.035),vec3(1),.85);
}
