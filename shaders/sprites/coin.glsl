void sprite_coin(vec2 p){
vec3 c=base(vec3(1.,.75,.1));part(sdCircle(p,.74),c,.15,0.);
float d=sdCircle(p,.55);part(d,c*vec3(.95,.82,.6),.06,0.);
part(sdStar(p,.4,5,2.75)-.03,mix(c,vec3(1,.95,.5),.4),.1,0.);
float s=p.x-p.y*.6;inkA(max(sdCircle(p,.72),abs(s+.3)-.13),vec3(1),.3);inkA(max(sdCircle(p,.72),abs(s+.02)-.04),vec3(1),.3);
inkA(sdStar(p-vec2(-.46,.46),.22,4,3.5),vec3(1),.95);
}
