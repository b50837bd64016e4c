void sprite_bee(vec2 p){
vec3 c=base(vec3(1.,.78,.08)),k=vec3(.22,.14,.16);
part(min(sdEll(rot(.3)*(p-vec2(-.14,.46)),vec2(.2,.32)),sdEll(rot(.9)*(p-vec2(-.4,.3)),vec2(.17,.26))),vec3(.82,.95,1.),.14,0.);
part(sdTap(p,vec2(-.5,-.16),vec2(-.8,-.16),.12,.02),k,.1,0.);
part(min(sdSeg(p,vec2(.3,.36),vec2(.36,.6),.03),sdSeg(p,vec2(.5,.3),vec2(.64,.5),.03)),k,.04,0.);part(min(sdCircle(p-vec2(.36,.64),.07),sdCircle(p-vec2(.66,.53),.07)),k,.07,.7);
part(sdEll(p-vec2(.02,-.14),vec2(.66,.52)),c,.45,.6);ink(max(D,min(abs(p.x+.24+p.y*p.y*.3)-.07,abs(p.x+.5+p.y*p.y*.3)-.06)),k);
face(vec2(.26,-.1),.84);
}
