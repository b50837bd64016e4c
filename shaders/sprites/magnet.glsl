void sprite_magnet(vec2 p){
vec3 c=base(vec3(.95,.17,.24));p=rot(.5)*p*1.14-vec2(0,.04);vec2 m=mir(p-vec2(0,-.16));
float d=m.y<0.?abs(length(m)-.42)-.2:abs(m.x-.42)-.2;d=max(d,m.y-.72);part(d-.02,c,.16,.0);
part(max(d,.4-m.y)-.02,vec3(.86,.89,.96),.1,0.);inkA(sdArc(rot(2.2)*(p-vec2(0,-.16)),.5,.5,.04),vec3(1),.7);inkA(sdSeg(p,vec2(-.52,-.1),vec2(-.52,.18),.035),vec3(1),.7);
}
