// short, swept to one side
void hair_back(vec2 p){part(max(sdEll(p-vec2(0,.08),vec2(.54,.52)),-.28-p.y),hair*.86,.2,0.);}
void hair_front(vec2 p,float f){
float c=smin(sdEll(p-vec2(0,.12),vec2(.53,.48)),sdEll(rot(-.35)*(p-vec2(.14,.5)),vec2(.42,.2)),.1);
c=smax(c,.27-.12*sin(p.x*3.4+.5)-p.y-.55*max(abs(p.x)-.36,0.)*2.6,.06);
part(c,hair,.24,.35);
inkA(max(sdArc(rot(-.5)*(p-vec2(.08,-.12)),.6,.62,.013),D+.07),hair*.62,.7);inkA(max(sdArc(rot(-.2)*(p-vec2(.1,-.1)),.5,.5,.013),D+.05),hair*.62,.7);
}
