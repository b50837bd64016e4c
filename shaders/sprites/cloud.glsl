void sprite_cloud(vec2 p){
p.y+=.06;float d=smin(sdCircle(p-vec2(-.08,.18),.4),min(sdCircle(p-vec2(.38,.0),.32),sdCircle(p-vec2(-.46,-.08),.28)),.08);
part(smin(d,sdBox(p-vec2(0,-.22),vec2(.72,.18),.18),.08),base(vec3(.97,.99,1.)),.34,0.);face(vec2(0,-.06),.85);
}
