void sprite_star(vec2 p){
vec3 c=base(vec3(1.,.78,.1));p.y+=.04;float d=sdStar(p,.72,5,2.85)-.09;part(d,c,.34,0.);
part(sdStar(p,.5,5,2.85)-.05,mix(c,vec3(1.,.97,.5),.45),.2,0.);
vec2 q=rot(.7)*(p-vec2(-.16,.22));inkA(sdEll(q,vec2(.15,.07)),vec3(1),.85);inkA(sdCircle(p-vec2(-.31,.08),.035),vec3(1),.8);
}
