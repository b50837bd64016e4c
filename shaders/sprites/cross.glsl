void sprite_cross(vec2 p){
part(sdSeg(abs(p),vec2(0),vec2(.46),.19),base(vec3(.96,.2,.24)),.2,0.);
inkA(min(sdSeg(p,vec2(-.52,.52),vec2(-.2,.2),.035),sdSeg(p,vec2(.34,.48),vec2(.46,.56),.03)),vec3(1),.7);
}
