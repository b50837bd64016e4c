void sprite_king(vec2 p){
vec3 g=vec3(1.,.76,.13),w=vec3(.98,.95,.92),s=vec3(1.,.79,.62);vec2 m=mir(p);
part(sdBox(p-vec2(0,-.7),vec2(.6,.2),.18),base(vec3(.85,.14,.3)),.14,0.);
part(smin(sdEll(p-vec2(0,-.34),vec2(.52,.42)),sdSeg(m,vec2(.46,-.2),vec2(.48,.08),.08),.1),w,.2,0.);
part(sdEll(p-vec2(0,.0),vec2(.46,.4)),s,.4,0.);
float d=min(sdTap(p,vec2(0,.3),vec2(0,.7),.26,.04),sdTap(m,vec2(.26,.3),vec2(.5,.64),.18,.04));
part(max(d,.22-p.y),g,.14,0.);part(sdBox(p-vec2(0,.27),vec2(.48,.09),.07),mix(g,vec3(1,.95,.5),.4),.07,0.);
part(sdCircle(p-vec2(0,.44),.09),vec3(1.,.2,.35),.08,.8);part(min(sdCircle(p-vec2(0,.74),.06),sdCircle(m-vec2(.51,.66),.06)),g,.06,0.);
face(vec2(0,.0),.78);
part(smin(sdTap(m,vec2(.08,-.2),vec2(.38,-.26),.1,.04),sdEll(p-vec2(0,-.5),vec2(.3,.24)),.02),w,.14,0.);
ink(sdEll(p-vec2(0,-.33),vec2(.1,.06)),vec3(.5,.1,.15));part(sdEll(p-vec2(0,-.11),vec2(.1,.085)),s*vec3(1,.86,.82),.1,0.);
}
