// chin length with a fringe
void hair_back(vec2 p){part(smax(sdEll(p-vec2(0,.0),vec2(.66,.66)),-.52-p.y-.12*p.x*p.x,.14),hair*.84,.25,.2);}
void hair_front(vec2 p,float f){
float c=smax(sdEll(p-vec2(0,.1),vec2(.56,.53)),.2-p.y-.06*cos(p.x*7.+.9)-.9*max(abs(p.x)-.34,0.),.05);
c=smin(c,sdTap(mir(p),vec2(.5,.16),vec2(.545,-.26),.1,.03),.12);
part(c,hair,.22,.45);
inkA(max(sdArc(p-vec2(-.06,-.14),.3,.62,.012),D+.07),hair*.6,.6);inkA(max(sdArc(rot(.4)*p-vec2(.0,-.14),.3,.58,.012),D+.05),hair*.6,.6);
}
