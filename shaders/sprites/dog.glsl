void sprite_dog(vec2 p){
vec3 c=base(vec3(.97,.71,.4)),k=c*vec3(.58,.42,.36);vec2 m=mir(p);
part(smin(sdEll(p-vec2(0,.08),vec2(.56,.56)),sdEll(p-vec2(0,-.3),vec2(.54,.4)),.2),c,.45,.6);
ink(max(D,sdEll(rot(.3)*(p-vec2(.27,.06)),vec2(.23,.3))),k);
inkA(max(D,sdTap(p,vec2(-.03,.7),vec2(0,.1),.14,.06)),vec3(1,.97,.9),1.);
inkA(max(D,sdEll(m-vec2(.17,-.36),vec2(.3,.27))),vec3(1.,.97,.9),1.);
part(smin(sdTap(m,vec2(.4,.46),vec2(.62,.3),.14,.16),sdTap(m,vec2(.62,.3),vec2(.68,-.06),.15,.2),.05),k,.2,.3);
face(vec2(0,-.04),.92);
part(sdEll(p-vec2(0,-.16),vec2(.15,.1)),vec3(.22,.13,.16),.1,.8);
part(sdTap(p,vec2(0,-.38),vec2(0,-.5),.09,.11),vec3(1.,.42,.5),.1,0.);ink(sdSeg(p,vec2(0,-.34),vec2(0,-.48),.018),vec3(.75,.2,.32));
}
