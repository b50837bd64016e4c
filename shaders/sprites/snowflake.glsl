void sprite_snowflake(vec2 p){
vec2 f=fan(p,6.),q=vec2(abs(sin(f.x*1.0472))*f.y,cos(f.x*1.0472)*f.y);
float d=min(sdSeg(q,vec2(0),vec2(0,.7),.085),min(sdSeg(q,vec2(0,.4),vec2(.18,.58),.07),sdSeg(q,vec2(0,.2),vec2(.1,.3),.06)));
part(smin(d,sdHex(p.yx,.16),.1),base(vec3(.55,.87,1.)),.1,0.);ink(sdHex(p.yx,.09),vec3(1));inkA(sdSeg(q,vec2(0,.2),vec2(0,.62),.025),vec3(1),.8);
}
