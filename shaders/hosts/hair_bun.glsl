// pulled up into a bun
void hair_back(vec2 p){part(sdCircle(p-vec2(0,.6),.21),hair,.2,.4);inkA(max(abs(sdCircle(p-vec2(.03,.57),.1))-.012,D),hair*.62,.8);part(sdEll(p-vec2(0,.44),vec2(.17,.06)),trim,.05,0.);part(max(sdEll(p-vec2(0,.02),vec2(.53,.5)),-.2-p.y),hair*.86,.2,0.);}
void hair_front(vec2 p,float f){
float c=smax(sdEll(p-vec2(0,.1),vec2(.52,.46)),.34-p.y-.95*p.x*p.x-.12*sin(p.x*2.+.5),.06);
c=smax(c,-.1-p.y,.04);
part(c,hair,.2,.45);
vec2 q=vec2(abs(p.x+.02),p.y);
inkA(max(min(sdArc(rot(-1.1)*(q-vec2(-.02,-.02)),.45,.5,.011),sdArc(rot(-.75)*(q-vec2(-.1,.1)),.4,.46,.011)),D+.04),hair*.62,.6);
}
