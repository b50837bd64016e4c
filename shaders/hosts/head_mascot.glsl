// An animal's head; hair_back draws its ears, hair_front its markings.
void sprite_host_head(vec2 p){
vec2 m=mir(p);
hair_back(p);
float f=smin(sdEll(p-vec2(0,-.08),vec2(.58,.5)),sdEll(m-vec2(.22,-.34),vec2(.4,.27)),.2);
part(f,skin,.45,.3);
hair_front(p,f);
part(smin(sdEll(m-vec2(.11,-.4),vec2(.17,.14)),sdEll(p-vec2(0,-.44),vec2(.2,.14)),.06),hair,.16,0.);
part(sdEll(p-vec2(0,-.3),vec2(.105,.07)),vec3(.26,.13,.16),.07,.8);
inkA(-1.,vec3(1,.32,.4),.5*smoothstep(.07,-.06,sdEll(m-vec2(.43,-.32),vec2(.09,.06))));
hat(p);
}
