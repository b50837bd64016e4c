void sprite_fox(vec2 p){
vec3 c=base(vec3(1.,.47,.1)),w=vec3(1.,.97,.92);vec2 m=mir(p);
float e=sdTap(m,vec2(.36,.24),vec2(.6,.7),.24,.04);part(e,c,.2,0.);ink(e+.1,vec3(.3,.14,.14));
float d=smin(sdEll(p-vec2(0,.04),vec2(.62,.48)),sdTap(m,vec2(.3,-.14),vec2(.7,-.2),.3,.03),.1);d=smin(d,sdTap(p,vec2(0,-.2),vec2(0,-.52),.36,.16),.14);part(d,c,.42,.6);
ink(max(d,sdEll(rot(-.5)*(m-vec2(.42,-.36)),vec2(.42,.24))),w);
face(vec2(0,-.06),.98);part(sdEll(p-vec2(0,-.14),vec2(.1,.065)),vec3(.22,.12,.15),.08,.8);
}
