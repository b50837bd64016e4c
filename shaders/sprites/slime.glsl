void sprite_slime(vec2 p){
vec3 c=base(vec3(.48,.88,.14));vec2 m=mir(p);
float d=smin(sdEll(p-vec2(0,-.1),vec2(.52,.56)),sdBox(p-vec2(0,-.5),vec2(.74,.16),.15),.35);
d=smin(d,sdTap(p,vec2(.04,.36),vec2(.12,.66),.12,.05),.2);gel(d,c,.4);
inkA(sdEll(rot(.6)*(p-vec2(-.28,.2)),vec2(.14,.08)),vec3(1),.85);inkA(sdCircle(p-vec2(.46,-.4),.07),vec3(1,1,.8),.6);inkA(sdCircle(p-vec2(-.5,-.5),.045),vec3(1,1,.8),.6);
face(vec2(0,-.14),1.05);
}
