void sprite_pill(vec2 p){
p=rot(.75)*p;float d=sdSeg(p,vec2(-.42,0),vec2(.42,0),.32);part(d,vec3(1.,.99,.97),.3,0.);part(max(d,p.x),base(vec3(1.,.25,.34)),.3,0.);
inkA(sdSeg(p,vec2(-.46,.16),vec2(-.12,.16),.045),vec3(1),.85);inkA(sdSeg(p,vec2(.12,.16),vec2(.36,.16),.04),vec3(1),.9);
}
