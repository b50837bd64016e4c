void sprite_truck(vec2 p){
vec3 c=base(vec3(.16,.58,.97)),k=vec3(.16,.16,.22);
part(sdBox(p-vec2(0,-.34),vec2(.76,.1),.05),vec3(.34,.36,.46),.06,0.);
float d=sdBox(p-vec2(.5,-.06),vec2(.3,.32),.13);part(d,c,.14,0.);
part(sdBox(p-vec2(.58,.06),vec2(.16,.13),.05),vec3(.62,.9,1.),.05,0.);inkA(sdSeg(p,vec2(.5,.0),vec2(.57,.12),.03),vec3(1),.75);
part(sdCircle(p-vec2(.76,-.24),.07),vec3(1.,.92,.5),.05,0.);
part(sdBox(p-vec2(-.28,.14),vec2(.52,.46),.08),vec3(.97,.96,.93),.12,0.);
part(sdBox(p-vec2(-.28,.14),vec2(.25,.22),.04),vec3(.87,.6,.32),.08,0.);ink(sdBox(p-vec2(-.28,.14),vec2(.05,.22),.0),vec3(1.,.86,.55));ink(sdBox(p-vec2(-.15,.02),vec2(.06,.04),.0),vec3(.6,.36,.16));
for(int i=0;i<2;i++){vec2 q=p-vec2(i==0?-.42:.46,-.42);part(sdCircle(q,.21),k,.12,0.);part(sdCircle(q,.1),vec3(.86,.89,.96),.08,0.);}
}
