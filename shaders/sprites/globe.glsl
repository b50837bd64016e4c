void sprite_globe(vec2 p){
float d=sdCircle(p,.72);part(d,base(vec3(.14,.6,.98)),.5,1.);
float e=smin(sdEll(rot(.5)*(p-vec2(-.3,.34)),vec2(.38,.22)),sdEll(rot(-.3)*(p-vec2(-.14,-.02)),vec2(.12,.2)),.16);e=smin(e,sdTap(p,vec2(-.06,-.22),vec2(-.02,-.52),.18,.05),.12);
e=min(e,smin(sdEll(p-vec2(.46,.16),vec2(.2,.28)),sdTap(p,vec2(.46,.0),vec2(.5,-.26),.16,.06),.1));e=min(e,sdEll(p-vec2(.3,.6),vec2(.18,.1)));
e+=.025*sin(p.x*14.)*cos(p.y*13.);inkA(max(d,e-.035),vec3(.1,.35,.7),.45);ink(max(d+.01,e),vec3(.4,.83,.26));
inkA(sdEll(rot(.6)*(p-vec2(-.36,.46)),vec2(.13,.06)),vec3(1),.85);
}
