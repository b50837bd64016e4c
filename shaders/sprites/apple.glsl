void sprite_apple(vec2 p){
 part(sdSeg(p,vec2(0,.34),vec2(.07,.74),.055),vec3(.55,.33,.18),.06,0.);
 float g=exp(-p.x*p.x*12.);
 part(fit(length(vec2(p.x*(1.02-.2*p.y),p.y+.1+g*(p.y>0.?.2:-.07)*smoothstep(.1,.5,abs(p.y))))-.74),base(vec3(.96,.15,.2)),.66,1.);
 leaf(rot(-1.)*(p-vec2(.05,.46)),.52,vec3(.45,.82,.2));
 face(vec2(0,-.16),1.1);
}
