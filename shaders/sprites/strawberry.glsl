void sprite_strawberry(vec2 p){
 vec2 q=p*vec2(5,4.4);
 q.x+=mod(floor(q.y),2.)*.5;
 part(fit(length(vec2(p.x*(1.+.75*smoothstep(.35,-1.,p.y)),p.y+.05))-.74),base(vec3(1,.22,.4)),.66,1.);
 ink(max(sdEll(fract(q)-.5,vec2(.13,.2))*.2,D+.09),vec3(1,.85,.4));
 q=p-vec2(0,.44);
 q.y*=1.5;
 part(sdSeg(p,vec2(0,.5),vec2(.07,.74),.055),vec3(.34,.68,.2),.08,0.);
 part(sdStar(q,.54,7,3.4)*.75-.05,vec3(.42,.82,.22),.12,0.);
 face(vec2(0,-.14),1.05);
}
