void sprite_chest(vec2 p){
vec3 c=base(vec3(.76,.4,.13)),g=vec3(1.,.78,.16);vec2 q=rot(-.0)*(p-vec2(0,.38));
float d=max(sdBox(q-vec2(0,-.06),vec2(.72,.36),.3),-q.y-.22);part(d,c,.16,0.);
part(max(d,abs(abs(q.x)-.48)-.09),g,.06,0.);part(max(d,abs(q.y+.17)-.06),g,.05,0.);
part(sdBox(p-vec2(0,.06),vec2(.62,.13),.02),vec3(1.,.93,.4),.3,0.);
for(int i=0;i<4;i++)part(sdEll(p-vec2(-.45+float(i)*.3,.06+.06*float(i%2)),vec2(.17,.13)),g,.08,0.);
d=sdBox(p-vec2(0,-.34),vec2(.72,.36),.08);part(d,c,.14,0.);inkA(max(d+.04,abs(p.y+.36)-.016),lite(-1.),.5);
part(max(d,abs(abs(p.x)-.48)-.09),g,.06,0.);part(max(d,abs(p.y+.04)-.06),g,.05,0.);
part(sdBox(p-vec2(0,-.12),vec2(.15,.19),.07),g,.08,0.);float k=min(sdCircle(p-vec2(0,-.08),.05),sdSeg(p,vec2(0,-.1),vec2(0,-.2),.025));ink(k,vec3(.3,.12,.1));
inkA(sdStar(p-vec2(.3,.18),.2,4,3.5),vec3(1),.95);
}
