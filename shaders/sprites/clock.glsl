void sprite_clock(vec2 p){
vec3 c=base(vec3(1.,.3,.24));vec2 m=mir(p);
part(sdSeg(m,vec2(.34,-.5),vec2(.46,-.72),.08),c*.8,.08,0.);part(sdSeg(p,vec2(0,.5),vec2(0,.66),.05),vec3(.6,.64,.75),.05,0.);
part(max(sdCircle(m-vec2(.42,.5),.25),-dot(m-vec2(.38,.44),vec2(.64,.77))),vec3(1.,.8,.2),.16,.0);
part(sdCircle(p-vec2(0,-.06),.6),c,.16,.0);part(sdCircle(p-vec2(0,-.06),.44),vec3(1.,.99,.95),.07,0.);
vec2 q=p-vec2(0,-.06),f=fan(q,12.);inkA(sdBox(vec2(f.x*.19,f.y-.36),vec2(.016,.035),.01),vec3(.35,.25,.4),.9);
vec3 k=vec3(.16,.14,.26);ink(min(sdSeg(q,vec2(0),vec2(0,.26),.034),sdSeg(q,vec2(0),vec2(.17,-.1),.04)),k);ink(sdCircle(q,.065),c);
}
