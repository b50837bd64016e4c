void sprite_gear(vec2 p){
vec3 c=base(vec3(.64,.71,.86));float a=fan(p,8.).x*.7854,l=length(p);
float d=smin(l-.54,sdTrap(l*vec2(sin(a),cos(a))-vec2(0,.56),.19,.12,.17,.05),.05);
part(d,c,.14,0.);part(sdRing(p,.33,.14),mix(c,vec3(1),.3),.1,0.);ink(l-.17,c*c*.3);inkA(sdArc(rot(.8)*p,.5,.37,.025),vec3(1),.8);
}
