void sprite_panda(vec2 p){
vec3 k=vec3(.2,.19,.26);vec2 m=mir(p);
part(sdCircle(m-vec2(.5,.44),.22),k,.2,.5);
part(smin(sdEll(p-vec2(0,.02),vec2(.64,.58)),sdEll(p-vec2(0,-.26),vec2(.7,.42)),.2),base(vec3(.97,.97,1.)),.45,.0);
ink(sdEll(rot(-.5)*(m-vec2(.37,-.12)),vec2(.21,.3)),k);
ink(sdEll(m-vec2(.318,-.076),vec2(.165,.21)),vec3(1));face(vec2(0,-.14),1.06);ink(sdEll(p-vec2(0,-.2),vec2(.1,.06)),k);
}
