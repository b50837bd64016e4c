void sprite_orange(vec2 p){
 vec2 q=rot(.4)*p*7.;
 part(sdCircle(p+vec2(0,.05),.75),base(vec3(1,.58,.06)),.7,1.);
 q.x+=mod(floor(q.y),2.)*.5;
 inkA(max((length(fract(q)-.5)-.1)/7.,D+.08),base(vec3(.95,.42,0)),.45);
 leaf(rot(1.2)*(p-vec2(0,.6)),.46,vec3(.3,.7,.2));
 leaf(rot(-1.1)*(p-vec2(0,.6)),.4,vec3(.38,.78,.22));
 face(vec2(0,-.14),1.1);
}
