void sprite_coconut(vec2 p){
 part(sdCircle(p+vec2(0,.04),.77),base(vec3(.62,.38,.22)),.7,.4);
 vec2 f=fan(p-vec2(0,1.2),70.);
 inkA(max(abs(f.x)*.06-.012,D+.05+.3*h1(floor(atan(p.x,p.y-1.2)/6.28319*70.+.5))),base(vec3(.4,.22,.12)),.5);
 vec2 q=rot(-.12)*(p-vec2(.06,.47));
 part(sdEll(q,vec2(.52,.27)),vec3(1,.98,.93),.1,.3);
 part(sdEll(q-vec2(0,.02),vec2(.38,.17)),vec3(.78,.9,.95),-.2,.0);
 face(vec2(0,-.24),1.05);
}
