void sprite_frog(vec2 p){
vec3 c=base(vec3(.36,.8,.18));vec2 m=mir(p);
float d=smin(sdEll(p-vec2(0,-.22),vec2(.72,.48)),sdCircle(m-vec2(.34,.32),.27),.15);part(d,c,.4,.7);
part(sdCircle(m-vec2(.35,.33),.21),vec3(1),.2,0.);
ink(sdEll(p-vec2(0,-.5),vec2(.4,.2)),mix(c,vec3(1.,1.,.6),.55));
face(vec2(0,.22),1.16);ink(sdArc(p-vec2(0,-.02),.0,.2,.0),c);
ink(min(sdArc(-(p-vec2(0,.12)),.75,.48,.03),sdCircle(m-vec2(.08,-.06),.02)),vec3(.1,.3,.1));
}
