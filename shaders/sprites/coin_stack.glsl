void sprite_coin_stack(vec2 p){
vec3 c=base(vec3(1.,.74,.1));
for(int i=0;i<4;i++){vec2 q=p-vec2(i%2==0?-.04:.05,-.5+float(i)*.24);float d=sdBox(q,vec2(.6,.2),.19);part(d,c,.1,0.);
inkA(max(max(d+.05,abs(fract(p.x*8.)-.5)-.22),q.y),lite(-1.),.3);}
vec2 q=p-vec2(.05,.34);part(sdEll(q,vec2(.6,.3)),c,.12,0.);part(sdEll(q,vec2(.42,.19)),c*vec3(.95,.82,.6),.06,0.);
part(sdStar(q*vec2(.62,1.25),.19,5,2.75)-.01,mix(c,vec3(1,.95,.5),.5),.06,0.);
inkA(sdStar(p-vec2(-.38,.5),.2,4,3.5),vec3(1),.95);
}
