void sprite_letter_tile(vec2 p){
vec3 c=base(vec3(1.,.87,.64));part(sdBox(p-vec2(0,-.06),vec2(.72,.7),.18),c*vec3(.85,.66,.5),.12,0.);
float d=sdBox(p-vec2(0,.06),vec2(.72,.66),.18);part(d,c,.12,0.);part(d+.1,mix(c,vec3(1,.98,.9),.55),.06,0.);
}
