void sprite_bird(vec2 p){
vec3 c=base(vec3(.95,.16,.19)),k=vec3(.22,.06,.1);
part(min(sdTap(p,vec2(-.05,.48),vec2(-.24,.74),.1,.08),sdTap(p,vec2(.05,.48),vec2(.02,.78),.1,.08)),c,.1,0.);
part(min(sdTap(p,vec2(-.5,-.16),vec2(-.78,-.06),.1,.06),sdTap(p,vec2(-.5,-.28),vec2(-.78,-.28),.1,.06)),c*.5,.08,0.);
part(smin(sdEll(p-vec2(0,-.08),vec2(.62,.6)),sdEll(p-vec2(0,-.3),vec2(.66,.44)),.2),c,.5,.25);
ink(max(D,sdEll(p-vec2(.12,-.7),vec2(.5,.36))),vec3(1.,.87,.7));
face(vec2(.14,.0),.92);vec2 q=mir(p-vec2(.14,0));ink(sdTap(q,vec2(.1,.14),vec2(.44,.3),.045,.075),k);
part(sdTap(p,vec2(.14,-.33),vec2(.34,-.37),.1,.03),vec3(1.,.5,.05),.08,0.);
part(sdTap(p,vec2(.12,-.16),vec2(.46,-.26),.17,.02),vec3(1.,.75,.1),.14,.6);
}
