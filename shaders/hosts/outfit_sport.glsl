const vec3 sleeve=cloth;
const vec3 cuff=trim;
void outfit(vec2 p,vec2 m,float t){
part(t,cloth,.28,.2);
ink(inTrunk(abs(rot(.5)*(m-vec2(.5,-.3))).x-.035),trim);ink(inTrunk(abs((rot(.5)*(m-vec2(.38,-.3))).x)-.02),trim);
part(max(sdBox(p-vec2(0,.06),vec2(.22,.12),.08),-sdCircle(p-vec2(0,.24),.13)),trim,.08,0.);
inkA(inTrunk(abs(p.x)-.012),cloth*.5,.8);part(sdBox(p-vec2(0,-.2),vec2(.03,.055),.02),vec3(.9,.92,1),.03,.6);
}
