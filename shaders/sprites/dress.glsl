void sprite_dress(vec2 p){
vec3 c=base(vec3(.95,.27,.7));vec2 m=mir(p);
part(sdSeg(m,vec2(.2,.72),vec2(.2,.4),.05),c*.85,.05,0.);
float a=cos(p.x*15.)*.035,d=smin(sdTrap(p-vec2(0,-.36),.72,.16,.38,.06)+a*smoothstep(-.1,-.7,p.y),sdTrap(p-vec2(0,.32),.2,.3,.28,.08),.12);part(d,c,.2,0.);
inkA(max(d+.04,abs(m.x-.1+p.y*.24)-.014+step(-.06,p.y)),c*.45,.5);
inkA(max(d+.03,abs(p.y+.58-a)-.035),vec3(1,.95,.98),.85);
part(max(d-.02,abs(p.y-.02)-.075),vec3(1.,.84,.28),.06,0.);
part(min(sdEll(rot(.35)*(m-vec2(.13,.03)),vec2(.13,.08)),sdCircle(p-vec2(0,.02),.06)),vec3(1.,.93,.55),.07,0.);
inkA(sdStar(p-vec2(-.26,-.28),.11,4,3.),vec3(1),.9);inkA(sdStar(p-vec2(.28,-.4),.09,4,3.),vec3(1),.9);inkA(sdStar(p-vec2(.02,-.3),.07,4,3.),vec3(1),.9);
}
