void sprite_tree(vec2 p){
vec3 c=base(vec3(.3,.75,.2));vec2 m=mir(p);
part(smin(sdTap(p,vec2(0,-.72),vec2(0,-.2),.15,.12),sdSeg(p,vec2(0,-.3),vec2(.22,-.06),.07),.08),vec3(.62,.38,.2),.14,0.);
part(sdCircle(m-vec2(.4,.04),.31),c*.88,.28,0.);
part(smin(sdCircle(m-vec2(.24,.3),.36),sdCircle(p-vec2(0,.44),.34),.08),c,.35,.3);
part(sdCircle(p-vec2(.0,.06),.3),c,.26,0.);
for(int i=0;i<3;i++)part(sdCircle(p-vec2(-.34+.38*float(i),i==1?.4:.02+.06*float(i)),.08),vec3(1.,.24,.28),.08,.6);
}
