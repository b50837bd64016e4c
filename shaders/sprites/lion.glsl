void sprite_lion(vec2 p){
vec3 c=base(vec3(1.,.73,.24));vec2 m=mir(p);float l=length(p);
part(l-.7-.06*cos(atan(p.x,p.y)*12.)*smoothstep(.4,.7,l),vec3(.78,.36,.1),.3,0.);
part(sdCircle(m-vec2(.44,.42),.17),c,.14,0.);ink(sdCircle(m-vec2(.43,.41),.09),vec3(1.,.6,.5));
part(sdEll(p-vec2(0,-.06),vec2(.54,.5)),c,.42,.5);
ink(sdEll(m-vec2(.12,-.32),vec2(.18,.15)),vec3(1.,.93,.78));
face(vec2(0,-.08),.98);ink(smin(sdEll(p-vec2(0,-.15),vec2(.12,.06)),sdCircle(p-vec2(0,-.2),.03),.06),vec3(.45,.18,.12));
}
