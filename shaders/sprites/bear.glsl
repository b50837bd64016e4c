void sprite_bear(vec2 p){
vec3 c=base(vec3(.78,.47,.23));vec2 m=mir(p);
part(sdCircle(m-vec2(.48,.46),.23),c,.2,0.);ink(sdCircle(m-vec2(.47,.45),.13),vec3(1.,.72,.6));
part(smin(sdEll(p-vec2(0,.02),vec2(.64,.6)),sdEll(p-vec2(0,-.26),vec2(.68,.44)),.2),c,.5,.6);
part(sdEll(p-vec2(0,-.36),vec2(.33,.26)),vec3(1.,.87,.68),.2,0.);
face(vec2(0,-.16),1.06);part(sdEll(p-vec2(0,-.18),vec2(.13,.08)),vec3(.26,.13,.13),.08,.8);
}
