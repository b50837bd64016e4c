void sprite_chest(vec2 p){
vec3 c=base(vec3(.8,.42,.13)),g=vec3(1.,.78,.16);vec2 m=mir(p);
float d=max(sdBox(p-vec2(0,.4),vec2(.72,.4),.3),.3-p.y);
part(sdBox(p-vec2(0,.14),vec2(.64,.2),.04),vec3(.36,.14,.08),.1,0.);
part(d,c,.18,0.);inkA(max(d+.04,abs(p.y-.58)-.014),lite(-1.),.45);
part(max(d,abs(m.x-.48)-.1),g,.06,0.);part(max(d,abs(p.y-.35)-.06),g,.05,0.);
inkA(sdEll(p-vec2(0,.12),vec2(.6,.16))*.4,vec3(1.,.95,.45),.95);
for(int i=0;i<5;i++)part(sdEll(p-vec2(-.46+.23*float(i),.04+.1*float(i%2)),vec2(.15,.12)),g*vec3(1,1.06,1.2),.07,0.);
part(sdRhomb(p-vec2(.3,.16),vec2(.13,.15)),vec3(.95,.2,.4),.08,.8);
d=sdBox(p-vec2(0,-.37),vec2(.72,.36),.08);part(d,c,.14,0.);inkA(max(d+.04,abs(p.y+.42)-.016),lite(-1.),.5);
part(max(d,abs(m.x-.48)-.1),g,.06,0.);part(max(d,abs(p.y+.08)-.07),g,.05,0.);
part(sdBox(p-vec2(0,-.18),vec2(.16,.2),.07),g,.08,0.);ink(min(sdCircle(p-vec2(0,-.14),.055),sdSeg(p,vec2(0,-.16),vec2(0,-.27),.028)),vec3(.3,.12,.1));
inkA(sdStar(p-vec2(-.2,.14),.22,4,3.5),vec3(1),.95);
}
