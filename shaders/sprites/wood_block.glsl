void sprite_wood_block(vec2 p){
vec3 c=base(vec3(.87,.57,.27));float d=sdBox(p,vec2(.8),.1);part(d,c,.13,0.);
float y=p.y+.03*sin(p.x*4.);inkA(max(d+.05,abs(abs(y)-.27)-.018),c*vec3(.45,.35,.35),.9);
inkA(max(d+.09,abs(abs(y)-.27+.035)-.012),vec3(1.,.9,.65),.5);
inkA(max(d+.1,abs(p.y+.5-.05*sin(p.x*5.+1.))-.015),c*.55,.6);inkA(max(d+.1,abs(p.y-.52-.04*sin(p.x*6.))-.015),c*.55,.6);
vec2 q=p-vec2(.22,.02);inkA(min(abs(sdEll(q,vec2(.2,.11)))-.014,sdEll(q,vec2(.1,.045))),c*.5,.75);inkA(max(sdBox(p-vec2(-.4,-.04),vec2(.22,.012),.01),d),c*.55,.6);
vec2 m=abs(p);ink(sdCircle(m-vec2(.66,.52),.045),c*.42);inkA(sdCircle(m-vec2(.65,.535),.018),vec3(1,.95,.8),.8);
}
