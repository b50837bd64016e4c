const vec3 sleeve=vec3(.98,.97,.95);
const vec3 cuff=cloth;
void outfit(vec2 p,vec2 m,float t){
part(t,vec3(.98,.97,.95),.3,0.);
part(min(sdTap(m,vec2(.05,.1),vec2(.26,-.06),.07,.05),sdTap(m,vec2(.04,.1),vec2(.15,.2),.05,.05)),vec3(.98,.97,.95),.08,0.);
part(max(min(sdBox(p-vec2(0,-.6),vec2(.36,.34),.08),sdTap(m,vec2(.26,-.3),vec2(.2,.05),.045,.04)),t),cloth,.14,0.);
inkA(inTrunk(abs(sdBox(p-vec2(0,-.68),vec2(.2,.1),.05))-.012),cloth*.6,.8);ink(inTrunk(sdHeart((p-vec2(0,-.43))*6.)/6.),trim);
}
