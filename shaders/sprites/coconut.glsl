void sprite_coconut(vec2 p){
 float a=atan(p.x,p.y-1.3)*14.;
 part(sdCircle(p+vec2(0,.04),.77),base(vec3(.66,.41,.24)),.7,.4);
 inkA(max((abs(fract(a)-.5)-.16)*.06,D+.06+.5*h1(floor(a))),base(vec3(.45,.25,.13)),.6);
 p=rot(-.12)*(p-vec2(.06,.46));
 part(sdEll(p,vec2(.54,.3)),vec3(1,.99,.95),.1,.3);
 a=sdEll(p,vec2(.4,.19));
 ink(a,vec3(.62,.72,.84));
 ink(max(a,sdEll(p+vec2(-.02,.06),vec2(.4,.19))),vec3(.82,.92,.96));
 face(vec2(0,-.24),1.05);
}
