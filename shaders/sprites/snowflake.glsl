void sprite_snowflake(vec2 p){
float a=fan(p,6.).x*1.0472,l=length(p);vec2 q=l*vec2(abs(sin(a)),cos(a));
float d=min(sdSeg(q,vec2(0),vec2(0,.7),.085),sdSeg(q,vec2(0,.38),vec2(.17,.56),.075));
part(smin(d,sdHex(p.yx,.2),.1),base(vec3(.5,.86,1.)),.1,0.);ink(min(sdStar(p,.2,6,3.),sdSeg(q,vec2(0,.24),vec2(0,.66),.025)),vec3(1));
}
