void sprite_medkit(vec2 p){
vec3 c=base(vec3(1.,.98,.97)),r=vec3(.97,.2,.26);
part(sdBox(p-vec2(0,.42),vec2(.3,.2),.1),vec3(.6,.63,.75),.06,0.);ink(sdBox(p-vec2(0,.4),vec2(.19,.11),.05),vec3(.25,.2,.35));
float d=sdBox(p-vec2(0,-.12),vec2(.74,.54),.18);part(d,c,.16,0.);inkA(max(d,abs(abs(p.x)-.58)-.03),r,.9);
vec2 q=p-vec2(0,-.12);part(min(sdBox(q,vec2(.34,.12),.04),sdBox(q,vec2(.12,.34),.04)),r,.08,0.);
}
