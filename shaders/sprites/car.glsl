void sprite_car(vec2 p){
vec3 c=base(vec3(.94,.2,.24)),k=vec3(.16,.16,.22);p.y+=.04;
float d=sdTrap(p-vec2(-.04,.22),.52,.34,.3,.14);part(d,c,.14,0.);
float w=d+.1;part(max(w,abs(p.x+.05)-.9),vec3(.62,.9,1.),.06,0.);inkA(max(w,abs(p.x-p.y*.5+.3)-.07),vec3(1),.7);inkA(max(w,abs(p.x-p.y*.5+.12)-.03),vec3(1),.6);
part(max(d,abs(p.x+.04)-.05),c,.04,0.);
d=min(sdBox(p-vec2(0,-.12),vec2(.78,.25),.18),sdBox(p-vec2(-.04,-.02),vec2(.74,.2),.16));part(d,c,.2,0.);
inkA(sdSeg(p,vec2(-.6,.04),vec2(.4,.04),.02),vec3(1),.4);ink(sdBox(p-vec2(.12,-.04),vec2(.08,.025),.02),k);
part(sdEll(p-vec2(.68,-.06),vec2(.09,.1)),vec3(1.,.9,.45),.06,0.);part(sdBox(p-vec2(-.73,-.06),vec2(.05,.08),.03),vec3(1.,.55,.1),.05,0.);
vec2 m=mir(p-vec2(0,-.34));part(sdCircle(m-vec2(.42,0),.23),k,.12,0.);part(sdCircle(m-vec2(.42,0),.12),vec3(.86,.89,.96),.08,0.);ink(sdCircle(m-vec2(.42,0),.04),k);
}
