void sprite_ninja(vec2 p){
vec3 c=base(vec3(.2,.25,.48)),r=vec3(.97,.2,.26);vec2 m=mir(p);
part(min(sdTap(p,vec2(.44,.26),vec2(.78,.44),.07,.09),sdTap(p,vec2(.44,.22),vec2(.8,.14),.07,.09)),r,.08,0.);
part(sdBox(p-vec2(0,-.62),vec2(.46,.2),.18),c*.8,.14,0.);part(sdSeg(m,vec2(.3,-.44),vec2(.0,-.72),.06),r,.05,0.);
part(smin(sdEll(p-vec2(0,.06),vec2(.6,.58)),sdEll(p-vec2(0,-.18),vec2(.54,.38)),.15),c,.42,.5);
part(sdBox(p-vec2(0,-.02),vec2(.5,.23),.2),vec3(1.,.8,.62),.08,0.);
face(vec2(0,-.05),.94);part(max(smin(sdEll(p-vec2(0,.06),vec2(.6,.58)),sdEll(p-vec2(0,-.18),vec2(.54,.38)),.15),p.y+.17-.1*p.x*p.x),c*1.1,.2,0.);
part(max(sdEll(p-vec2(0,.06),vec2(.62,.6)),abs(p.y-.27-.1*p.x*p.x)-.085),r,.08,0.);part(sdBox(p-vec2(0,.28),vec2(.17,.1),.04),vec3(.8,.84,.93),.06,0.);ink(sdStar(p-vec2(0,.28),.08,4,3.),vec3(.3,.32,.45));
}
