void sprite_eggplant(vec2 p){
 p=rot(-.55)*p;
 part(sdSeg(p,vec2(0,.5),vec2(.02,.72),.08),vec3(.36,.66,.22),.08,0.);
 part(fit(length(vec2(p.x*(1.28+.5*smoothstep(-.3,.7,p.y)),p.y+.05))-.73),base(vec3(.55,.24,.75)),.56,1.);
 vec2 q=p-vec2(0,.48);
 q.y*=1.1;
 part(sdStar(q,.42,6,3.3)*.9-.04,vec3(.42,.76,.24),.14,0.);
 face(vec2(-.12,-.24),1.);
}
