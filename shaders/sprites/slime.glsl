void sprite_slime(vec2 p){
vec3 c=base(vec3(.48,.88,.14));
float d=smin(sdEll(p-vec2(0,-.2),vec2(.7,.52)),sdTap(p,vec2(.0,.2),vec2(.06,.68),.2,.07),.34);gel(d,c,.45);
inkA(sdEll(rot(.7)*(p-vec2(-.36,.12)),vec2(.15,.08)),vec3(1),.9);inkA(min(sdCircle(p-vec2(.5,-.4),.055),sdCircle(p-vec2(-.55,-.3),.05)),vec3(1,1,.8),.7);
face(vec2(0,-.18),1.15);
}
