void sprite_bird(vec2 p){
vec3 c=base(vec3(.93,.16,.2));
part(min(sdTap(p,vec2(-.05,.48),vec2(-.22,.76),.1,.07),sdTap(p,vec2(.05,.48),vec2(.02,.78),.1,.06)),c,.1,0.);
part(min(sdTap(p,vec2(-.5,-.2),vec2(-.78,-.08),.1,.06),sdTap(p,vec2(-.5,-.28),vec2(-.76,-.3),.1,.06)),c*.45,.08,0.);
part(smin(sdEll(p-vec2(0,-.1),vec2(.62,.6)),sdEll(p-vec2(0,-.3),vec2(.62,.42)),.2),c,.5,.6);
inkA(max(D,sdEll(p-vec2(.12,-.62),vec2(.48,.32))),vec3(1.,.88,.7),1.);
face(vec2(.1,-.02),.86);
part(sdTap(p,vec2(.12,-.2),vec2(.36,-.28),.13,.02),vec3(1.,.72,.1),.12,0.);
part(sdTap(p,vec2(.1,-.34),vec2(.26,-.36),.07,.02),vec3(1.,.55,.05),.07,0.);
}
