void sprite_pear(vec2 p){
 part(sdSeg(p,vec2(0,.6),vec2(.07,.8),.05),vec3(.5,.32,.18),.06,0.);
 part(fit(length(vec2(p.x*(1.12+.95*smoothstep(-.5,.8,p.y)),p.y+.06))-.74),base(mix(vec3(.78,.88,.18),vec3(.95,.93,.26),smoothstep(.3,-.4,p.x-p.y*.2))),.6,1.);
 leaf(rot(-1.2)*(p-vec2(.05,.64)),.46,vec3(.3,.7,.24));
 face(vec2(0,-.28),1.05);
}
