void sprite_bunny(vec2 p){
vec3 c=base(vec3(.98,.94,1.));p.y+=.02;vec2 m=mir(p),q=rot(-.2)*(m-vec2(.2,.1));
float e=sdTap(q,vec2(0,.2),vec2(.02,.56),.14,.15);part(e,c,.2,0.);ink(e+.08,vec3(1.,.6,.7));
part(smin(sdEll(p-vec2(0,-.18),vec2(.6,.52)),sdEll(m-vec2(.34,-.34),vec2(.34,.3)),.2),c,.45,0.);
face(vec2(0,-.18),1.02);ink(sdEll(p-vec2(0,-.25),vec2(.075,.045)),vec3(1.,.36,.5));
ink(sdBox(p-vec2(0,-.385),vec2(.065,.055),.02),vec3(1));
}
