void sprite_panda(vec2 p){
vec3 k=vec3(.2,.19,.26);vec2 m=mir(p);
part(sdCircle(m-vec2(.5,.42),.2),k,.2,.5);
part(smin(sdEll(p-vec2(0,.02),vec2(.64,.58)),sdEll(p-vec2(0,-.26),vec2(.68,.4)),.2),base(vec3(.97,.97,1.)),.45,.0);
ink(sdEll(rot(-.5)*(m-vec2(.31,-.08)),vec2(.2,.26)),k);
face(vec2(0,-.18),1.);ink(sdEll(p-vec2(0,-.2),vec2(.1,.065)),k);
}
