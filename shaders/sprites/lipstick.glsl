void sprite_lipstick(vec2 p){
vec3 c=base(vec3(.93,.1,.26));p=rot(-.25)*p;
float d=max(sdBox(p-vec2(0,.3),vec2(.2,.5),.12),dot(p-vec2(-.2,.72),vec2(.55,.83)));part(max(d,-p.y),c,.16,.0);inkA(max(d+.05,dot(vec2(-.2,.64)-p,vec2(.55,.83))),vec3(1,.6,.65),.5);inkA(sdSeg(p,vec2(-.1,.5),vec2(-.1,.2),.03),vec3(1),.6);
part(sdBox(p-vec2(0,-.06),vec2(.25,.16),.04),vec3(1.,.8,.25),.16,0.);inkA(sdSeg(p,vec2(-.13,.04),vec2(-.13,-.16),.03),vec3(1),.75);
part(sdBox(p-vec2(0,-.48),vec2(.31,.32),.06),vec3(.24,.16,.32),.16,0.);part(sdBox(p-vec2(0,-.24),vec2(.31,.05),.03),vec3(1.,.8,.25),.05,0.);inkA(sdSeg(p,vec2(-.19,-.36),vec2(-.19,-.68),.035),vec3(1),.35);
}
