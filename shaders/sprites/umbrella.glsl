void sprite_umbrella(vec2 p){
vec3 c=base(vec3(1.,.3,.27)),w=vec3(1.,.96,.9);vec2 m=mir(p);
part(min(sdSeg(p,vec2(0,.7),vec2(0,-.5),.05),sdArc(-(p-vec2(.15,-.52)),1.5708,.15,.05)),vec3(.64,.38,.2),.05,0.);
float d=smax(sdEll(p-vec2(0,-.02),vec2(.8,.66)),-p.y-.02+.07*abs(cos(p.x*6.04)),.02);part(d,c,.26,.6);
float u=p.x/sqrt(max(.02,1.-pow((p.y+.02)/.68,2.)));ink(max(d,abs(abs(u)-.39)-.13),w);inkA(max(d,abs(abs(u)-.26)-.012),c*.3,.4);inkA(max(d,abs(abs(u)-.52)-.012),c*.3,.4);
part(sdCircle(p-vec2(0,.68),.075),vec3(1.,.82,.25),.07,.6);
}
