void sprite_pig(vec2 p){
vec3 c=base(vec3(1.,.62,.7));vec2 m=mir(p);float e=sdTap(m,vec2(.34,.34),vec2(.58,.6),.22,.07);
part(e,c,.16,0.);ink(e+.1,c*vec3(.92,.55,.62));
part(sdEll(p-vec2(0,-.08),vec2(.7,.62)),c,.5,.7);
face(vec2(0,-.14),1.12);
part(sdEll(p-vec2(0,-.1),vec2(.21,.15)),c*vec3(1.,.8,.82),.12,.5);ink(sdEll(m-vec2(.08,-.1),vec2(.038,.06)),c*vec3(.6,.25,.3));
}
