void sprite_dog(vec2 p){
vec3 c=base(vec3(.93,.68,.38)),k=c*vec3(.62,.48,.42);vec2 m=mir(p);
float d=smin(sdEll(p-vec2(0,.06),vec2(.55,.58)),sdEll(p-vec2(0,-.3),vec2(.5,.4)),.2);part(d,c,.45,.6);
inkA(max(D,sdTap(p,vec2(0,.7),vec2(0,.2),.13,.07)),vec3(1,.97,.9),1.);
inkA(sdEll(m-vec2(.16,-.38),vec2(.27,.25)),vec3(1.,.97,.9),1.);
part(sdTap(rot(-.15)*(m-vec2(.52,.46)),vec2(0),vec2(.1,-.58),.15,.2),k,.2,0.);
face(vec2(0,-.06),.9);
part(sdEll(p-vec2(0,-.17),vec2(.14,.1)),vec3(.22,.13,.16),.1,.8);
part(sdTap(p,vec2(0,-.42),vec2(0,-.52),.1,.11),vec3(1.,.42,.5),.1,0.);ink(sdSeg(p,vec2(0,-.38),vec2(0,-.5),.018),vec3(.75,.2,.32));
}
