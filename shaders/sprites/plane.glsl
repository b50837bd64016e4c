void sprite_plane(vec2 p){
p=rot(.3)*p;vec3 c=base(vec3(.95,.97,1.)),r=vec3(1.,.36,.2);
part(sdTap(p,vec2(-.56,.1),vec2(-.7,.46),.14,.07),r,.1,0.);
part(sdTap(p,vec2(.1,.1),vec2(-.14,.5),.13,.06),vec3(.75,.82,.95),.1,0.);
part(sdTap(p,vec2(.42,-.02),vec2(-.64,.1),.26,.13),c,.24,0.);
part(max(sdTap(p,vec2(.42,-.02),vec2(-.64,.1),.26,.13),abs(p.y+.13)-.05),r,.05,0.);
part(sdBox(p-vec2(.5,.09),vec2(.1,.07),.05),vec3(.3,.75,1.),.06,0.);
for(int i=0;i<3;i++)ink(sdCircle(p-vec2(.24-float(i)*.19,.08),.055),vec3(.3,.7,1.));
part(sdTap(p,vec2(.12,-.12),vec2(-.24,-.56),.15,.07),r,.1,0.);
part(sdTap(p,vec2(-.58,.06),vec2(-.76,-.06),.08,.04),r,.06,0.);
}
