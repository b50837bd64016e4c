void sprite_balloon(vec2 p){
vec3 c=base(vec3(1.,.2,.34));
part(min(sdSeg(p,vec2(0,-.5),vec2(.06,-.66),.025),sdSeg(p,vec2(.06,-.66),vec2(-.02,-.84),.025)),vec3(.95,.9,.85),.03,0.);
part(sdTrap(p-vec2(0,-.46),.13,.04,.07,.03),c,.06,0.);
part(smin(sdEll(p-vec2(0,.22),vec2(.54,.58)),sdCircle(p-vec2(0,-.32),.08),.35),c,.55,0.);
inkA(sdEll(rot(.5)*(p-vec2(-.22,.46)),vec2(.11,.18)),vec3(1),.85);inkA(sdCircle(p-vec2(-.35,.16),.05),vec3(1),.75);
}
