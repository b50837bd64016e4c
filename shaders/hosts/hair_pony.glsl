// a tail at the side
void hair_back(vec2 p){part(smin(sdTap(p,vec2(.5,.36),vec2(.68,.06),.16,.14),sdTap(p,vec2(.68,.06),vec2(.6,-.36),.14,.04),.1),hair*.92,.16,.4);part(sdCircle(p-vec2(.46,.38),.1),trim,.08,.4);part(max(sdEll(p-vec2(0,.04),vec2(.53,.5)),-.22-p.y),hair*.86,.2,0.);}
void hair_front(vec2 p,float f){
float c=smax(sdEll(p-vec2(0,.12),vec2(.53,.47)),.3+.34*p.x-p.y-.8*max(-p.x-.28,0.)+.25*max(p.x-.3,0.),.07);
c=smin(c,sdTap(p,vec2(-.47,.16),vec2(-.49,-.14),.08,.03),.05);
part(c,hair,.22,.45);
inkA(max(sdArc(rot(-.7)*(p-vec2(.1,-.2)),.6,.66,.012),D+.05),hair*.62,.7);inkA(max(sdArc(rot(-.6)*(p-vec2(.1,-.2)),.5,.56,.012),D+.05),hair*.62,.7);
}
