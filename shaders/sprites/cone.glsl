void sprite_cone(vec2 p){
vec3 c=base(vec3(1.,.42,.08));part(sdBox(p-vec2(0,-.6),vec2(.68,.14),.1),c*.92,.1,0.);
float d=sdTrap(p-vec2(0,.06),.46,.1,.66,.06);part(d,c,.26,.0);
float y=p.y-p.x*p.x*.25;ink(max(D+.015,abs(y-.2)-.1),vec3(1));ink(max(D+.015,abs(y+.22)-.1),vec3(1));inkA(sdSeg(p,vec2(-.07,.56),vec2(-.26,-.36),.03),vec3(1),.55);
}
