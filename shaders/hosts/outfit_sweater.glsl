const vec3 sleeve=cloth;
const vec3 cuff=trim;
void outfit(vec2 p,vec2 m,float t){
part(t,cloth,.3,0.);
float y=p.y+.5;
ink(inTrunk(abs(y)-.13),trim);
ink(inTrunk(abs(abs(fract(p.x*3.5+.5)-.5)*.3-.075-y)-.026),cloth*.8);
part(sdBox(p-vec2(0,.1),vec2(.23,.1),.09),cloth*1.06,.1,0.);
inkA(max(abs(fract(p.x*14.)-.5)*.07-.012,D+.02),cloth*.6,.4);
}
