const vec3 sleeve=cloth;
const vec3 cuff=trim;
void outfit(vec2 p,vec2 m,float t){
part(t,cloth,.3,0.);
part(smax(sdEll(p-vec2(0,.06),vec2(.42,.24)),-sdEll(p-vec2(0,.2),vec2(.2,.16)),.04),cloth*.86,.14,0.);
ink(max(sdSeg(m,vec2(.13,-.12),vec2(.14,-.46),.02),t),trim);ink(sdCircle(m-vec2(.14,-.48),.035),trim);
inkA(inTrunk(abs(sdBox(p-vec2(0,-.74),vec2(.34,.14),.08))-.012),cloth*.55,.7);
}
