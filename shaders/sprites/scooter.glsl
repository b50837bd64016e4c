void sprite_scooter(vec2 p){
vec3 c=base(vec3(1.,.3,.22)),k=vec3(.16,.16,.22);p.y+=.04;
for(int i=0;i<2;i++){vec2 q=p-vec2(i==0?-.46:.54,-.46);part(sdCircle(q,.22),k,.12,0.);part(sdCircle(q,.1),vec3(.86,.89,.96),.08,0.);}
part(sdSeg(p,vec2(.54,-.46),vec2(.3,.4),.05),vec3(.6,.63,.72),.05,0.);
part(sdSeg(p,vec2(.16,.5),vec2(.36,.44),.06),k,.05,0.);
float d=min(smin(sdTap(p,vec2(.34,.2),vec2(.26,-.4),.13,.1),sdSeg(p,vec2(.2,-.42),vec2(-.2,-.42),.09),.2),smin(sdBox(p-vec2(-.42,-.2),vec2(.3,.24),.18),sdSeg(p,vec2(-.2,-.42),vec2(.1,-.42),.09),.2));part(d,c,.14,0.);
part(sdSeg(p,vec2(-.6,.06),vec2(-.16,.06),.085),k,.07,0.);
part(sdBox(p-vec2(-.5,.42),vec2(.3,.28),.07),vec3(1.,.83,.25),.12,0.);ink(sdHeart((p-vec2(-.5,.42))*3.)/3.,c);
part(sdCircle(p-vec2(.42,.24),.09),vec3(1.,.95,.6),.06,0.);inkA(sdSeg(p,vec2(-.6,-.12),vec2(-.3,-.12),.025),vec3(1),.5);
}
