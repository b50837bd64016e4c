void sprite_octopus(vec2 p){
vec3 c=base(vec3(.66,.3,.93));vec2 m=mir(p);
float d=min(sdArc(m-vec2(.5,-.32),1.9,.15,.1),sdTap(m,vec2(.34,-.2),vec2(.36,-.46),.16,.1));
part(sdSeg(m,vec2(.5,-.22),vec2(.7,-.34),.1),c,.12,0.);part(min(sdSeg(m,vec2(.66,-.34),vec2(.74,-.2),.085),9.),c,.1,0.);
part(sdTap(m,vec2(.4,-.3),vec2(.46,-.62),.15,.1),c,.14,0.);
part(sdTap(m,vec2(.13,-.4),vec2(.15,-.7),.14,.1),c,.14,0.);
part(smin(sdEll(p-vec2(0,.14),vec2(.6,.58)),sdEll(p-vec2(0,-.22),vec2(.52,.28)),.2),c,.5,.8);
inkA(min(sdEll(p-vec2(.3,.48),vec2(.1,.07)),min(sdEll(p-vec2(.43,.32),vec2(.05,.06)),sdEll(p-vec2(.1,.58),vec2(.06,.035)))),mix(c,vec3(1,.8,1),.6),.8);
face(vec2(0,-.02),1.);
}
