void sprite_headphones(vec2 p){
vec3 c=base(vec3(1.,.24,.42)),k=vec3(.22,.2,.34);vec2 m=mir(p);
part(sdArc(p-vec2(0,.04),1.75,.56,.1),k,.1,.0);inkA(sdArc(rot(.5)*(p-vec2(0,.04)),.5,.58,.025),vec3(1),.6);
part(sdBox(rot(.12)*(m-vec2(.44,-.26)),vec2(.14,.28),.13),vec3(.95,.93,1.),.1,0.);
part(sdBox(rot(.12)*(m-vec2(.6,-.26)),vec2(.16,.34),.15),c,.16,.6);
}
