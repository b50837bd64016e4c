void sprite_dumbbell(vec2 p){
vec3 c=base(vec3(.2,.48,1.)),k=vec3(.62,.66,.78);p=rot(.5)*p;vec2 m=mir(p);
part(sdBox(p,vec2(.8,.075),.05),k,.08,0.);
part(sdBox(m-vec2(.62,0),vec2(.1,.27),.08),c*.8,.1,0.);part(sdBox(m-vec2(.42,0),vec2(.14,.42),.1),c,.14,0.);
inkA(sdSeg(m,vec2(.36,.1),vec2(.36,.28),.03),vec3(1),.6);inkA(max(sdBox(p,vec2(.2,.06),.02),abs(fract(p.x*10.)-.5)-.2),vec3(.2,.2,.3),.6);
}
