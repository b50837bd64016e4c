void sprite_camera(vec2 p){
vec3 c=base(vec3(.18,.74,.7)),k=vec3(.2,.19,.3);
part(sdTrap(p-vec2(0,.44),.3,.2,.16,.05),c*.9,.1,0.);part(sdBox(p-vec2(-.5,.42),vec2(.13,.08),.04),vec3(1.,.3,.35),.06,0.);
float d=sdBox(p-vec2(0,-.06),vec2(.76,.48),.16);part(d,vec3(.97,.96,.94),.14,0.);part(max(d,abs(p.y+.1)-.26),c,.12,0.);
vec2 q=p-vec2(0,-.08);part(sdCircle(q,.4),vec3(.86,.88,.95),.1,0.);part(sdCircle(q,.3),k,.1,0.);gel(sdCircle(q,.2),vec3(.28,.45,1.),.2);inkA(sdCircle(q-vec2(-.08,.08),.06),vec3(1),.95);
ink(sdBox(p-vec2(.52,.26),vec2(.12,.06),.03),vec3(1.,.9,.5));
}
