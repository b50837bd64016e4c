void sprite_bus(vec2 p){
vec3 c=base(vec3(1.,.73,.08)),k=vec3(.16,.16,.22);p.y-=.04;
float d=sdBox(p-vec2(0,.06),vec2(.78,.5),.14);part(d,c,.16,0.);
part(max(d,abs(p.y+.18)-.05),k,.04,0.);
float x=p.x+.2;part(sdBox(vec2(abs(x)-.23,p.y-.22),vec2(.19,.17),.06),vec3(.62,.9,1.),.05,0.);
part(sdBox(p-vec2(.52,.06),vec2(.19,.33),.06),vec3(.62,.9,1.),.05,0.);
inkA(max(sdBox(p-vec2(0,.22),vec2(.6,.14),.02),abs(mod(p.x-p.y*.4+.1,.46)-.2)-.05),vec3(1),.65);
part(sdEll(p-vec2(.72,-.24),vec2(.08,.08)),vec3(1.,.95,.6),.05,0.);inkA(sdSeg(p,vec2(-.62,.48),vec2(.5,.48),.025),vec3(1),.5);
vec2 m=mir(p-vec2(-.02,-.44));part(sdCircle(m-vec2(.44,0),.21),k,.12,0.);part(sdCircle(m-vec2(.44,0),.1),vec3(.86,.89,.96),.08,0.);
}
