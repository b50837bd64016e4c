void sprite_lock(vec2 p){
vec3 c=base(vec3(1.,.75,.12));
part(min(sdArc(p-vec2(0,.24),1.5708,.32,.11),sdSeg(mir(p),vec2(.32,.24),vec2(.32,-.05),.11)),vec3(.72,.76,.86),.11,0.);
float d=sdBox(p-vec2(0,-.3),vec2(.6,.46),.18);part(d,c,.18,.0);inkA(sdSeg(p,vec2(-.42,.02),vec2(-.42,-.36),.04),vec3(1),.75);
ink(min(sdCircle(p-vec2(0,-.22),.12),sdTrap(p-vec2(0,-.42),.09,.05,.16,.02)),vec3(.36,.18,.1));
}
