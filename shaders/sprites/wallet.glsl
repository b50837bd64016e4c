void sprite_wallet(vec2 p){
vec3 c=base(vec3(.72,.43,.22));
part(sdBox(rot(-.12)*(p-vec2(-.06,.34)),vec2(.54,.28),.05),vec3(.42,.82,.4),.07,0.);inkA(abs(sdBox(rot(-.12)*(p-vec2(-.06,.34)),vec2(.46,.2),.03))-.012,vec3(.9,1,.8),.8);
part(sdBox(rot(.06)*(p-vec2(.08,.28)),vec2(.52,.26),.05),vec3(.55,.9,.5),.07,0.);ink(sdCircle(p-vec2(.06,.4),.09),vec3(.25,.6,.28));
float d=sdBox(p-vec2(0,-.16),vec2(.74,.5),.16);part(d,c,.16,0.);
inkA(max(abs(d+.1)-.012,abs(fract((p.x+p.y*.02)*9.)-.5)-.32),vec3(1.,.86,.6),.85);
part(sdBox(p-vec2(.56,-.14),vec2(.28,.15),.13),c*.82,.1,0.);part(sdCircle(p-vec2(.46,-.14),.075),vec3(1.,.8,.25),.07,.8);
}
