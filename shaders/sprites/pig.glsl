void sprite_pig(vec2 p){
vec3 c=base(vec3(1.,.62,.7));vec2 m=mir(p);float e=sdTap(m,vec2(.36,.36),vec2(.58,.58),.2,.06);
part(e,c,.16,0.);ink(e+.1,c*vec3(.92,.6,.66));
part(sdEll(p-vec2(0,-.08),vec2(.68,.6)),c,.5,.7);
face(vec2(0,-.06),1.02);
part(sdEll(p-vec2(0,-.14),vec2(.24,.17)),c*vec3(1.,.8,.82),.12,.5);ink(sdEll(m-vec2(.09,-.14),vec2(.042,.065)),c*vec3(.6,.25,.3));
}
