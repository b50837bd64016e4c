void sprite_chick(vec2 p){
vec3 c=base(vec3(1.,.83,.16));vec2 m=mir(p);
part(min(sdTap(p,vec2(0,.5),vec2(-.1,.72),.07,.05),sdTap(p,vec2(0,.5),vec2(.12,.7),.07,.05)),c,.08,0.);
part(min(sdSeg(m,vec2(.2,-.6),vec2(.2,-.72),.06),sdSeg(m,vec2(.2,-.74),vec2(.28,-.76),.045)),vec3(1.,.5,.08),.06,0.);
part(smin(sdCircle(p-vec2(0,.06),.5),sdEll(p-vec2(0,-.28),vec2(.6,.4)),.25),c,.5,.5);
part(sdTap(rot(.5)*(m-vec2(.56,-.2)),vec2(0,0),vec2(0,-.2),.14,.07),c,.12,0.);
inkA(max(sdEll(p-vec2(0,-.46),vec2(.34,.2)),-1.),vec3(1.,.97,.7),.8);
face(vec2(0,.06),.9);part(sdEll(p-vec2(0,-.06),vec2(.13,.085)),vec3(1.,.52,.08),.1,.5);ink(sdSeg(p,vec2(-.09,-.065),vec2(.09,-.065),.012),vec3(.7,.25,.03));
}
