void sprite_shield(vec2 p){
vec3 c=base(vec3(.15,.5,.97));vec2 m=mir(p-vec2(0,.06));
float d=smax(sdCircle(m-vec2(-.42,.22),1.06),m.y-.6-.1*cos(m.x*4.6),.06);part(d,vec3(1.,.78,.16),.12,0.);part(d+.13,c,.2,0.);inkA(max(d+.15,-p.x),vec3(0,0,.3),.25);
part(sdStar(p-vec2(0,.1),.32,5,2.85)-.04,vec3(1.,.88,.4),.12,0.);
inkA(sdSeg(p,vec2(-.44,.44),vec2(-.44,.1),.04),vec3(1),.7);
}
