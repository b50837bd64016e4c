void sprite_bucket(vec2 p){
vec3 c=base(vec3(.2,.52,1.)),y=vec3(1.,.8,.15);
part(sdArc(p-vec2(0,.28),1.5708,.46,.045),vec3(.8,.83,.92),.05,0.);
part(sdTrap(p-vec2(0,-.2),.42,.6,.52,.08),c,.24,.4);part(sdEll(p-vec2(0,.3),vec2(.64,.2)),mix(c,vec3(1),.35),.08,0.);
part(sdEll(p-vec2(0,.29),vec2(.52,.13)),y,.08,0.);part(smin(sdSeg(p,vec2(-.3,.16),vec2(-.3,-.1),.1),smin(sdSeg(p,vec2(-.06,.14),vec2(-.06,-.3),.09),sdSeg(p,vec2(.16,.14),vec2(.16,.04),.08),.08),.08),y,.09,.5);
part(sdCircle(mir(p)-vec2(.57,.26),.08),vec3(.8,.83,.92),.06,0.);
}
