void sprite_bunny(vec2 p){
vec3 c=base(vec3(.97,.94,1.));vec2 m=mir(p),q=rot(.2)*(m-vec2(.22,.1));
part(sdEll(q-vec2(0,.42),vec2(.17,.36)),c,.2,0.);ink(sdEll(q-vec2(0,.42),vec2(.08,.25)),vec3(1.,.62,.72));
part(smin(sdEll(p-vec2(0,-.2),vec2(.6,.5)),sdEll(m-vec2(.34,-.36),vec2(.32,.28)),.2),c,.45,0.);
face(vec2(0,-.22),.95);ink(sdEll(p-vec2(0,-.28),vec2(.07,.045)),vec3(1.,.42,.55));
ink(sdBox(p-vec2(0,-.42),vec2(.055,.06),.02),vec3(1));
}
