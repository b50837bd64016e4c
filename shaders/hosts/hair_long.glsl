// long, parted in the middle, over the shoulders
void hair_back(vec2 p){vec2 m=mir(p);part(smin(sdEll(p-vec2(0,.04),vec2(.6,.58)),smin(sdTap(m,vec2(.44,0),vec2(.53,-.36),.2,.15),sdTap(m,vec2(.53,-.36),vec2(.46,-.66),.15,.05),.1),.1),hair*.86,.2,.3);inkA(max(abs(sdSeg(m,vec2(.52,.1),vec2(.5,-.6),.06))-.011,D+.05),hair*.6,.6);}
void hair_front(vec2 p,float f){
vec2 m=mir(p);
float c=smax(sdEll(p-vec2(0,.1),vec2(.56,.52)),.46-p.y-2.1*m.x*m.x-.15*m.x,.05);
c=smin(c,sdTap(m,vec2(.5,.14),vec2(.535,-.26),.1,.04),.1);
part(c,hair,.22,.5);
inkA(max(abs(sdEll(p-vec2(0,-.1),vec2(.47,.62)))-.011,D+.05),hair*.62,.6);
}
