void sprite_watermelon_slice(vec2 p){
 p=rot(.12)*(p-vec2(-.06,.66));
 float d=sdPie(-p,.63,1.26)-.06,r=length(p);
 part(d,base(vec3(1,.27,.33)),.24,.8);
 ink(max(D,1.03-r),vec3(.96,1,.75));
 part(max(d,1.12-r),vec3(.3,.72,.24),.14,.5);
 for(int i=0;i<5;i++){float a=float(i-2)*.25,k=i%2<1?.86:.46;ink(sdEll(rot(a)*(p-k*vec2(sin(a),-cos(a))),vec2(.04,.065)),vec3(.25,.06,.1));}
 face(vec2(.02,-.02),.9);
}
