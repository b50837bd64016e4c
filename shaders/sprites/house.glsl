void sprite_house(vec2 p){
vec3 c=base(vec3(1.,.88,.68)),r=vec3(.93,.28,.26);vec2 m=mir(p);
part(sdBox(p-vec2(.36,.42),vec2(.11,.24),.03),vec3(.75,.42,.35),.08,0.);
part(sdBox(p-vec2(0,-.32),vec2(.56,.44),.05),c,.12,0.);
part(sdTri2(p-vec2(0,.68),vec2(.68,-.66))-.08,r,.16,0.);inkA(max(D,abs(abs(p.y-.27)-.14)-.014),r*.5,.6);
part(sdBox(p-vec2(-.18,-.5),vec2(.16,.26),.05),vec3(.55,.3,.18),.07,0.);ink(sdCircle(p-vec2(-.08,-.5),.03),vec3(1.,.85,.3));
part(sdBox(p-vec2(.25,-.36),vec2(.17,.17),.04),vec3(1),.05,0.);ink(sdBox(abs(p-vec2(.25,-.36))-vec2(.068),vec2(.055),.01),vec3(.4,.8,1.));
part(sdCircle(p-vec2(0,.32),.13),vec3(1),.05,0.);ink(sdCircle(p-vec2(0,.32),.085),vec3(.4,.8,1.));
part(min(sdCircle(m-vec2(.56,-.68),.12),sdCircle(m-vec2(.42,-.72),.1)),vec3(.4,.78,.24),.12,0.);
}
