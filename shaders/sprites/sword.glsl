void sprite_sword(vec2 p){
p=rot(-.72)*p*.9;vec3 g=vec3(1.,.78,.16);
float d=min(sdBox(p-vec2(0,.2),vec2(.155,.46),.02),sdTri2(p-vec2(0,.9),vec2(.155,-.26)));part(d-.0,base(vec3(.84,.9,.98)),.1,0.);inkA(max(d+.01,-p.x),vec3(.3,.38,.6),.5);inkA(sdSeg(p,vec2(-.06,.6),vec2(-.06,-.16),.02),vec3(1),.9);
part(sdSeg(p,vec2(0,-.3),vec2(0,-.66),.085),vec3(.62,.34,.2),.08,0.);inkA(max(D,abs(fract((p.y+p.x*.6)*7.)-.5)-.14),vec3(.25,.1,.08),.6);
part(sdCircle(p-vec2(0,-.74),.13),g,.1,.6);part(sdArc(-(p-vec2(0,.16)),.72,.46,.085),g,.08,0.);part(sdCircle(p-vec2(0,-.28),.12),vec3(.95,.18,.32),.1,.9);
}
