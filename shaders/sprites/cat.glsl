void sprite_cat(vec2 p){
vec3 c=base(vec3(1.,.6,.16)),k=c*vec3(.8,.55,.4);vec2 m=mir(p);
float e=sdTap(m,vec2(.34,.24),vec2(.54,.68),.25,.05),d=smin(sdEll(p-vec2(0,-.04),vec2(.62,.56)),sdEll(m-vec2(.4,-.24),vec2(.34,.3)),.2);
part(e,c,.2,0.);ink(e+.12,vec3(1.,.62,.6));part(d,c,.45,.6);
ink(max(d,min(sdTap(p,vec2(0,.55),vec2(0,.28),.08,.03),sdTap(m,vec2(.22,.5),vec2(.18,.3),.06,.03))),k);
ink(max(d,min(sdTap(m,vec2(.72,-.02),vec2(.56,-.05),.05,.02),sdTap(m,vec2(.74,-.2),vec2(.58,-.2),.05,.02))),k);
inkA(sdEll(m-vec2(.13,-.36),vec2(.22,.18)),vec3(1.,.97,.9),.95);
face(vec2(0,-.14),1.);ink(smin(sdEll(p-vec2(0,-.19),vec2(.085,.045)),sdCircle(p-vec2(0,-.22),.03),.05),vec3(.95,.32,.42));
}
