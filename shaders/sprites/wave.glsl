void sprite_wave(vec2 p){
vec3 c=base(vec3(.1,.62,.96));
float d=smin(sdBox(p-vec2(0,-.52),vec2(.76,.2),.18),max(sdCircle(p-vec2(-.16,.06),.66),-sdCircle(p-vec2(.26,.1),.4)),.1);d=max(d,-sdCircle(p-vec2(.26,.1),.38));
part(max(d,-p.y-.7),c,.24,0.);
inkA(max(D+.06,abs(sdCircle(p-vec2(.02,.0),.62))-.03),vec3(.7,.95,1.),.8);inkA(max(D+.06,abs(sdCircle(p-vec2(.08,-.02),.74))-.0-.0+.0),vec3(1),.0);
float f=min(sdCircle(p-vec2(-.02,.66),.15),min(sdCircle(p-vec2(.24,.6),.16),sdCircle(p-vec2(.44,.44),.13)));part(smin(f,sdCircle(p-vec2(.52,.28),.09),.05),vec3(.95,.99,1.),.14,0.);
part(min(sdCircle(p-vec2(.68,-.42),.12),min(sdCircle(p-vec2(.48,-.36),.11),sdCircle(p-vec2(.28,-.42),.09))),vec3(.95,.99,1.),.12,0.);
}
