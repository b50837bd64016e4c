void sprite_avocado(vec2 p){
 float d=fit(length(vec2(p.x*(1.15+.7*smoothstep(-.55,.9,p.y)),p.y))-.76);
 part(d,base(vec3(.25,.52,.2)),.16,.5);
 part(d+.12,mix(vec3(.99,.95,.5),vec3(.74,.87,.32),smoothstep(-.28,-.1,d)),.1,.0);
 part(sdCircle(p+vec2(0,.26),.37),vec3(.7,.42,.22),.37,1.);
 face(vec2(0,-.3),.7);
}
