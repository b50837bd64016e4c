void sprite_gem_tri(vec2 p){
vec3 c=base(vec3(.66,.22,.96));p.y+=.1;float d=sdNgon(-p,.36,3.)-.14,f=facet(p,3.,-.25);p=-p;d=sdNgon(p,.37,3.);d=max(d,-.0+dot(vec2(abs(p.x),p.y),vec2(.866,-.5))*-.0+sdNgon(-p,.62,3.))-.06;
f=facet(p,3.,.25);part(d,c,.14,0.);inkA(d+.04,lite(-f),abs(f)*.42);
d=sdNgon(p,.17,3.)-.03;part(d,mix(c,vec3(1,.8,1),.4),.07,0.);
inkA(max(d+.04,abs(p.x+p.y*.5)-.06),vec3(1),.5);
inkA(sdStar(p-vec2(.24,.1),.18,4,3.5),vec3(1),.95);
}
