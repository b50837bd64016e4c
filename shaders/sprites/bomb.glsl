void sprite_bomb(vec2 p){
vec3 c=base(vec3(.22,.24,.38));vec2 q=p-vec2(-.06,-.14);
part(min(sdSeg(p,vec2(.34,.42),vec2(.46,.58),.05),sdSeg(p,vec2(.46,.58),vec2(.6,.6),.05)),vec3(.85,.68,.45),.05,0.);
part(sdBox(rot(.7)*(p-vec2(.28,.3)),vec2(.2,.13),.05),c*1.6,.08,0.);
part(sdCircle(q,.58),c,.5,1.);
part(sdStar(p-vec2(.62,.62),.22,8,3.2)-.02,vec3(1.,.5,.06),.1,0.);ink(sdStar(p-vec2(.62,.62),.14,8,3.2),vec3(1.,.95,.45));
inkA(sdArc(rot(-2.4)*q,.6,.46,.03),vec3(.6,.65,1.),.4);
}
