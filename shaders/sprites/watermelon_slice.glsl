void sprite_watermelon_slice(vec2 p){
 p=rot(.2)*p;
 vec2 q=p-vec2(0,.42);
 part(smax(sdCircle(q,.84)*.97,q.y,.08)-.02,vec3(.25,.66,.22),.2,.5);
 part(smax(sdCircle(q,.73),q.y,.08),vec3(.93,.98,.75),.1,0.);
 part(smax(sdCircle(q,.66),q.y,.08),base(vec3(1,.27,.33)),.3,.7);
 for(int i=0;i<5;i++){float a=float(i-2)*.5;ink(sdEll(rot(-a)*(q-.53*vec2(-sin(a),-cos(a))),vec2(.035,.06)),vec3(.22,.06,.1));}
 face(vec2(-.04,.22),.72);
}
