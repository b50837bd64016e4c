void sprite_crown(vec2 p){
vec3 c=base(vec3(1.,.76,.13));vec2 m=mir(p);
part(sdCircle(m-vec2(.66,.3),.11),vec3(.2,.75,1.),.1,0.);part(sdCircle(p-vec2(0,.58),.13),vec3(1.,.25,.4),.12,0.);
float d=min(sdTap(p,vec2(0,-.25),vec2(0,.42),.34,.05),sdTap(m,vec2(.32,-.28),vec2(.62,.2),.26,.05));
part(max(d,-p.y-.42),c,.2,0.);
part(sdBox(p-vec2(0,-.42),vec2(.62,.15),.1),mix(c,vec3(1,.95,.5),.35),.1,0.);
part(sdBox(rot(.785)*(p-vec2(0,-.42)),vec2(.1),.03),vec3(1.,.2,.35),.08,0.);part(sdCircle(m-vec2(.36,-.42),.08),vec3(.2,.75,1.),.07,0.);
inkA(sdStar(p-vec2(-.28,.02),.2,4,3.5),vec3(1),.95);
}
