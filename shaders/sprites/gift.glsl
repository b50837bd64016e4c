void sprite_gift(vec2 p){
vec3 c=base(vec3(.95,.2,.34)),g=vec3(1.,.83,.2);vec2 m=mir(p);
float d=sdBox(p-vec2(0,-.38),vec2(.58,.36),.08);part(d,c,.16,0.);part(max(d,abs(p.x)-.13),g,.06,0.);
part(sdEll(rot(-.5)*(m-vec2(.28,.46)),vec2(.3,.17)),g,.14,0.);ink(sdEll(rot(-.5)*(m-vec2(.3,.46)),vec2(.13,.06)),vec3(.75,.42,.05));
d=sdBox(p-vec2(0,.12),vec2(.68,.17),.08);part(d,mix(c,vec3(1,.7,.7),.18),.12,0.);part(max(d,abs(p.x)-.14),g,.06,0.);
part(sdBox(p-vec2(0,.4),vec2(.13,.12),.09),mix(g,vec3(1),.25),.1,0.);
}
