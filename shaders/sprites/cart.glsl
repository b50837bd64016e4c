void sprite_cart(vec2 p){
vec3 c=base(vec3(1.,.33,.22)),k=vec3(.45,.48,.6);p.x-=.04;
part(min(sdSeg(p,vec2(-.74,.56),vec2(-.54,.5),.06),min(sdSeg(p,vec2(-.54,.5),vec2(-.3,-.4),.05),sdSeg(p,vec2(-.3,-.4),vec2(.5,-.4),.05))),k,.05,0.);
part(sdBox(rot(.2)*(p-vec2(-.12,.38)),vec2(.17,.3),.04),vec3(.95,.72,.35),.1,0.);part(sdCircle(p-vec2(.3,.38),.22),vec3(.4,.8,.25),.2,.7);
float d=sdTrap(p-vec2(.12,.04),.42,.6,.28,.07);part(d,c,.12,0.);inkA(max(d+.07,max(abs(fract((p.x-.12)*4.4+.5)-.5)*.9-.27,abs(abs(p.y-.04)-.11)-.075)),c*c*.35,.85);
vec2 m=mir(p-vec2(.1,-.58));part(sdCircle(m-vec2(.32,0),.13),vec3(.18,.18,.25),.08,0.);ink(sdCircle(m-vec2(.32,0),.05),vec3(.86,.89,.96));part(sdSeg(p,vec2(-.76,.56),vec2(-.66,.535),.075),c,.06,0.);
}
