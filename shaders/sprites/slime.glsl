void sprite_slime(vec2 p){
vec3 c=base(vec3(.48,.88,.14));p.y-=.04;
float d=smin(sdEll(p-vec2(0,-.1),vec2(.54,.54)),sdEll(p-vec2(0,-.46),vec2(.76,.24)),.35);
d=smin(d,sdTap(p,vec2(.0,.34),vec2(.1,.68),.14,.06),.2);gel(d,c,.42);
inkA(sdEll(rot(.6)*(p-vec2(-.28,.2)),vec2(.14,.08)),vec3(1),.85);inkA(min(sdCircle(p-vec2(.5,-.36),.06),sdCircle(p-vec2(-.56,-.46),.045)),vec3(1,1,.8),.6);
face(vec2(0,-.12),1.12);
}
