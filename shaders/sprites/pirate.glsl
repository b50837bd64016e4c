void sprite_pirate(vec2 p){
vec3 k=vec3(.2,.17,.26),b=vec3(.55,.24,.1),s=vec3(1.,.74,.55);vec2 m=mir(p);
part(sdBox(p-vec2(0,-.68),vec2(.5,.18),.16),base(vec3(.9,.16,.22)),.14,0.);inkA(max(D,abs(fract(p.y*9.+.2)-.5)-.22),vec3(1),.9);
part(sdTap(m,vec2(.42,.1),vec2(.36,-.3),.12,.2),b,.16,0.);
part(sdEll(p-vec2(0,-.06),vec2(.46,.42)),s,.4,0.);
face(vec2(0,-.06),.9);
part(smin(sdTap(p,vec2(0,-.42),vec2(0,-.6),.24,.1),sdTap(m,vec2(.4,-.24),vec2(.26,-.46),.06,.18),.1),b,.14,0.);ink(sdEll(p-vec2(0,-.35),vec2(.15,.075)),vec3(.42,.06,.12));ink(sdBox(p-vec2(0,-.315),vec2(.11,.028),.02),vec3(1));
part(smin(sdTap(m,vec2(.06,-.265),vec2(.26,-.29),.07,.03),sdTap(m,vec2(.26,-.29),vec2(.36,-.24),.03,.02),.03),b,.07,0.);part(sdEll(p-vec2(0,-.19),vec2(.1,.08)),s*vec3(1,.84,.8),.08,.6);
part(min(sdEll(p-vec2(-.27,-.02),vec2(.16,.17)),sdSeg(p,vec2(-.27,.0),vec2(.44,.26),.03)),k,.06,.4);
float d=smin(sdEll(p-vec2(0,.36),vec2(.5,.36)),sdTap(m,vec2(.3,.24),vec2(.74,.36),.16,.06),.1);part(smax(d,.14-p.y+.1*cos(p.x*3.),.04),k,.18,.4);
part(sdCircle(p-vec2(0,.46),.14),vec3(1.,.98,.94),.1,0.);ink(sdCircle(m-vec2(.055,.47),.04),k);ink(sdSeg(m,vec2(.0,.37),vec2(.03,.37),.014),k);
}
