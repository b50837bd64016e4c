void sprite_coin(vec2 p){
vec3 c=base(vec3(1.,.77,.1));float d=sdCircle(p,.74);part(d,c,.15,0.);
part(d+.19,c*vec3(1.,.84,.5),.06,0.);
part(sdStar(p,.42,5,2.75)-.03,mix(c,vec3(1,.95,.4),.5),.1,0.);
float s=p.x-p.y*.6;inkA(max(d+.03,min(abs(s+.3)-.13,abs(s+.02)-.04)),vec3(1),.32);
inkA(sdStar(p-vec2(-.46,.46),.24,4,3.5),vec3(1),.95);
}
