void sprite_paw(vec2 p){
vec3 c=base(vec3(1.,.52,.34));vec2 m=mir(p);
part(min(sdEll(rot(-.2)*(m-vec2(.22,.5)),vec2(.17,.24)),sdEll(rot(-.5)*(m-vec2(.58,.14)),vec2(.16,.22))),c,.16,.8);
part(smin(sdEll(p-vec2(0,-.16),vec2(.36,.3)),sdCircle(m-vec2(.26,-.4),.23),.16),c,.24,.0);
inkA(sdEll(rot(.5)*(p-vec2(-.18,-.04)),vec2(.12,.06)),vec3(1),.75);
}
