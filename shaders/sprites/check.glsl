void sprite_check(vec2 p){
vec3 c=base(vec3(.2,.8,.28));part(min(sdSeg(p,vec2(-.5,-.04),vec2(-.14,-.4),.19),sdSeg(p,vec2(-.14,-.4),vec2(.52,.42),.19)),c,.2,0.);
inkA(min(sdSeg(p,vec2(-.54,.06),vec2(-.46,-.0),.035),sdSeg(p,vec2(.1,.06),vec2(.44,.48),.035)),vec3(1),.7);
}
