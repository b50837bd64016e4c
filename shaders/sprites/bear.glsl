void sprite_bear(vec2 p){
vec3 c=base(vec3(.7,.43,.22));vec2 m=mir(p);
part(sdCircle(m-vec2(.48,.42),.22),c,.2,0.);ink(sdCircle(m-vec2(.48,.42),.12),vec3(1.,.72,.6));
part(smin(sdEll(p-vec2(0,.0),vec2(.64,.6)),sdEll(p-vec2(0,-.26),vec2(.66,.42)),.2),c,.5,.6);
part(sdEll(p-vec2(0,-.32),vec2(.33,.25)),vec3(1.,.87,.68),.2,0.);
face(vec2(0,-.2),1.);part(sdEll(p-vec2(0,-.2),vec2(.13,.085)),vec3(.26,.13,.13),.08,.8);
}
