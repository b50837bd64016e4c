void sprite_car(vec2 p){
vec3 c=base(vec3(.97,.19,.22)),k=vec3(.16,.16,.22);p.y+=.06;
float d=sdTrap(p-vec2(-.06,.26),.56,.34,.34,.16);part(d,c,.14,0.);
part(max(d+.09,-p.y),vec3(.62,.9,1.),.06,0.);inkA(max(D,abs(p.x-p.y*.5+.34)-.07),vec3(1),.8);inkA(max(D,abs(p.x-p.y*.5-.2)-.05),vec3(1),.7);
part(max(d,abs(p.x+.05)-.045),c,.04,0.);
part(smin(sdBox(p-vec2(0,-.14),vec2(.78,.24),.18),sdBox(p-vec2(-.06,-.02),vec2(.7,.2),.16),.05),c,.22,.0);
inkA(sdSeg(p,vec2(-.6,.05),vec2(.42,.05),.025),vec3(1),.6);ink(sdBox(p-vec2(.12,-.06),vec2(.09,.03),.03),c*.35);inkA(abs(p.x+.05)+step(0.,abs(p.y+.12)-.2)-.01,c*.3,.7);
part(sdEll(p-vec2(.66,-.07),vec2(.1,.11)),vec3(1.,.93,.5),.06,0.);part(sdBox(p-vec2(-.73,-.07),vec2(.05,.09),.03),vec3(1.,.55,.1),.05,0.);
part(sdBox(p-vec2(0,-.33),vec2(.8,.07),.06),vec3(.75,.78,.88),.06,0.);
vec2 m=mir(p-vec2(0,-.36));part(sdCircle(m-vec2(.43,0),.24),k,.12,0.);part(sdCircle(m-vec2(.43,0),.13),vec3(.86,.89,.96),.08,0.);ink(sdCircle(m-vec2(.43,0),.045),k);
}
