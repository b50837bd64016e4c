void sprite_bag(vec2 p){
vec3 c=base(vec3(1.,.34,.54));
part(sdArc(p-vec2(0,.3),1.57,.26,.05),vec3(1.,.86,.5),.06,0.);part(sdSeg(mir(p),vec2(.26,.16),vec2(.26,.32),.05),vec3(1.,.86,.5),.06,0.);
float d=sdTrap(p-vec2(0,-.22),.62,.5,.5,.08);part(d,c,.18,.0);inkA(max(d+.02,.16-p.y),c*.45,.45);
ink(sdCircle(mir(p)-vec2(.26,.17),.045),vec3(.42,.08,.2));
part(sdHeart((p-vec2(0,-.22))*1.7)/1.7-.03,vec3(1.,.95,.9),.09,0.);inkA(sdSeg(p,vec2(-.42,.1),vec2(-.48,-.4),.03),vec3(1),.55);
}
