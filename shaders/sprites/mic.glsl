void sprite_mic(vec2 p){
vec3 c=base(vec3(.92,.25,.5));p=rot(-.6)*p;
part(sdTap(p,vec2(0,.1),vec2(0,-.72),.2,.12),c,.18,0.);inkA(sdSeg(p,vec2(-.08,-.0),vec2(-.05,-.56),.03),vec3(1),.6);part(sdBox(p-vec2(0,.16),vec2(.24,.08),.06),vec3(1.,.82,.25),.06,0.);
float d=sdCircle(p-vec2(0,.46),.33);part(d,vec3(.62,.66,.78),.3,.9);vec2 q=abs(fract(rot(.785)*p*7.)-.5);inkA(max(d+.05,min(q.x,q.y)-.12),vec3(.2,.2,.34),.5);
ink(sdBox(p-vec2(0,-.2),vec2(.045,.09),.04),vec3(1));
}
