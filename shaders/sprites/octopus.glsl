void sprite_octopus(vec2 p){
vec3 c=base(vec3(.68,.32,.96));vec2 m=mir(p);
part(smin(sdTap(m,vec2(.4,-.22),vec2(.66,-.44),.15,.1),sdSeg(m,vec2(.66,-.44),vec2(.76,-.28),.09),.03),c,.14,0.);
part(sdTap(m,vec2(.36,-.3),vec2(.46,-.66),.16,.11),c,.14,0.);
part(sdTap(m,vec2(.13,-.4),vec2(.16,-.72),.15,.11),c,.14,0.);
part(smin(sdEll(p-vec2(0,.16),vec2(.62,.6)),sdEll(p-vec2(0,-.24),vec2(.54,.26)),.2),c,.5,.8);
inkA(min(sdEll(p-vec2(.3,.5),vec2(.1,.07)),min(sdEll(p-vec2(.44,.34),vec2(.05,.06)),sdEll(p-vec2(.1,.6),vec2(.06,.035)))),mix(c,vec3(1,.8,1),.6),.8);
face(vec2(0,.0),1.12);
}
