void sprite_gear(vec2 p){
vec3 c=base(vec3(.64,.7,.82));float b=cos(atan(p.x,p.y)*8.),d=length(p)-.6-.11*smoothstep(-.35,.35,b);
part(max(d,.2-length(p)),c,.14,0.);part(sdRing(p,.34,.13),mix(c,vec3(1),.3),.1,0.);inkA(sdArc(rot(.8)*p,.5,.37,.025),vec3(1),.7);
}
