void sprite_king(vec2 p){
vec3 g=vec3(1.,.76,.13),w=vec3(.99,.96,.94),s=vec3(1.,.79,.62);p.y+=.02;vec2 m=mir(p);
part(sdBox(p-vec2(0,-.64),vec2(.6,.2),.18),base(vec3(.88,.13,.28)),.14,0.);ink(max(D,abs(p.y+.78)-.04),g);
part(sdTap(m,vec2(.42,.12),vec2(.4,-.2),.12,.2),w,.16,0.);
part(sdEll(p-vec2(0,.0),vec2(.46,.42)),s,.4,0.);
face(vec2(0,-.03),.84);
part(smin(smin(sdTap(p,vec2(0,-.34),vec2(0,-.66),.26,.1),sdTap(m,vec2(.26,-.3),vec2(.26,-.5),.18,.1),.08),sdTap(m,vec2(.36,-.16),vec2(.3,-.36),.09,.16),.08),w,.16,0.);
ink(sdEll(p-vec2(0,-.33),vec2(.11,.07)),vec3(.5,.1,.15));part(smin(sdTap(m,vec2(.08,-.23),vec2(.34,-.3),.1,.03),sdTap(m,vec2(.34,-.3),vec2(.4,-.23),.035,.02),.03),w,.1,0.);
part(sdEll(p-vec2(0,-.13),vec2(.1,.08)),s*vec3(1,.84,.8),.1,0.);
float d=min(sdTap(p,vec2(0,.36),vec2(0,.68),.28,.05),sdTap(m,vec2(.28,.36),vec2(.52,.64),.2,.05));
part(max(d,.3-p.y),g,.14,0.);part(sdBox(p-vec2(0,.33),vec2(.48,.09),.08),mix(g,vec3(1,.95,.5),.4),.08,0.);
part(min(sdCircle(p-vec2(0,.73),.07),sdCircle(m-vec2(.53,.66),.07)),vec3(.2,.72,1.),.07,0.);part(sdCircle(p-vec2(0,.5),.085),vec3(1.,.2,.35),.08,.8);
}
