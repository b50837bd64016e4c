const vec3 sleeve=vec3(.98,.95,.88);
const vec3 cuff=trim;
void outfit(vec2 p,vec2 m,float t){
part(t,vec3(.98,.95,.88),.3,0.);
part(max(t,.17-m.x+.12*(p.y+.1)),cloth,.18,0.);
ink(inTrunk(sdBox(m-vec2(.4,-.5),vec2(.1,.09),.03)),cloth*.72);ink(inTrunk(sdBox(m-vec2(.4,-.44),vec2(.1,.035),.02)),cloth*.9);
part(smin(sdEll(p-vec2(0,.06),vec2(.3,.14)),sdTri2(vec2(p.x,p.y+.3),vec2(.2,.34)),.06),trim,.12,0.);
ink(max(min(sdCircle(m-vec2(.12,.06),.028),sdCircle(p-vec2(0,-.08),.028)),D),vec3(1));
}
