void sprite_bulb(vec2 p){
vec3 c=base(vec3(1.,.84,.2));
part(sdBox(p-vec2(0,-.56),vec2(.22,.2),.1),vec3(.6,.64,.75),.16,0.);inkA(max(D,abs(abs(p.y+.56+p.x*.12)-.06)-.022),vec3(.2,.2,.32),.8);
part(smin(sdCircle(p-vec2(0,.22),.53),sdBox(p-vec2(0,-.28),vec2(.2,.16),.05),.3),c,.5,1.);
inkA(sdCircle(p-vec2(0,.2),.3)*.4,vec3(1,1,.85),.5);
float x=abs(p.x);ink(max(D,min(sdSeg(vec2(x,p.y),vec2(.08,-.4),vec2(.15,.12),.028),min(sdSeg(vec2(x,p.y),vec2(.15,.12),vec2(.07,.22),.028),sdSeg(vec2(x,p.y),vec2(.07,.22),vec2(.0,.1),.028)))),vec3(.93,.42,.05));
}
