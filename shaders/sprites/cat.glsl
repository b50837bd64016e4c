void sprite_cat(vec2 p){
vec3 c=base(vec3(1.,.6,.16));vec2 m=mir(p);
float e=sdTap(m,vec2(.36,.2),vec2(.56,.62),.26,.06),d=smin(sdEll(p-vec2(0,-.1),vec2(.66,.56)),sdEll(m-vec2(.44,-.28),vec2(.3,.24)),.2);
part(e,c,.2,0.);ink(e+.12,vec3(1.,.62,.6));part(d,c,.45,.6);
ink(max(D,min(sdTap(p,vec2(0,.5),vec2(0,.24),.08,.03),sdTap(m,vec2(.22,.46),vec2(.18,.26),.06,.03))),c*vec3(.8,.55,.4));
ink(max(D,min(sdTap(m,vec2(.7,-.1),vec2(.56,-.11),.05,.02),sdTap(m,vec2(.68,-.28),vec2(.56,-.25),.05,.02))),c*vec3(.8,.55,.4));
inkA(sdEll(m-vec2(.12,-.34),vec2(.2,.16)),vec3(1.,.97,.9),.95);
face(vec2(0,-.16),.95);ink(sdEll(p-vec2(0,-.22),vec2(.075,.05)),vec3(1.,.42,.5));
}
