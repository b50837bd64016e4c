void sprite_zombie(vec2 p){
vec3 c=base(vec3(.56,.78,.36)),h=vec3(.25,.2,.3);vec2 m=mir(p);
part(sdBox(p-vec2(0,-.66),vec2(.48,.2),.16),vec3(.5,.36,.62),.14,0.);part(sdTri2(p-vec2(.0,-.74),vec2(.14,.3)),c*.9,.06,0.);
part(sdCircle(m-vec2(.52,-.06),.12),c,.1,0.);
part(smin(sdBox(p-vec2(0,.08),vec2(.52,.46),.28),sdBox(p-vec2(0,-.24),vec2(.42,.26),.16),.1),c,.36,.3);
part(smin(max(sdBox(p-vec2(0,.14),vec2(.54,.44),.26),.4-p.y),min(sdTap(p,vec2(-.42,.4),vec2(-.5,.14),.1,.02),min(sdTap(p,vec2(-.1,.42),vec2(-.16,.24),.12,.02),sdTap(p,vec2(.36,.4),vec2(.44,.2),.12,.02))),.03),h,.14,0.);
ink(sdEll(m-vec2(.29,-.06),vec2(.2,.22)),c*vec3(.6,.55,.6));face(vec2(0,-.12),.96);
ink(min(sdSeg(p,vec2(.3,-.34),vec2(.44,-.26),.014),min(sdSeg(p,vec2(.32,-.27),vec2(.36,-.36),.012),sdSeg(p,vec2(.39,-.24),vec2(.43,-.32),.012))),vec3(.2,.28,.16));ink(sdBox(p-vec2(.05,-.27),vec2(.04,.045),.01),vec3(1,1,.9));
}
