void sprite_pineapple(vec2 p){
 vec2 u=rot(1.02)*(p-vec2(0,.18));
 for(int i=0;i<7;i++){
  leaf(u,i<4?.58:i==5?.62:.56,vec3(.25,.66,.25)+float(i)*.025);
  u=(i<3?rot(-.68):i<4?rot(1.62):rot(-.6))*u;
 }
 vec2 q=p+vec2(0,.22),g=rot(.785)*(q*vec2(1,.92))*5.;
 part(sdEll(q,vec2(.58,.61)),base(vec3(1,.76,.14)),.55,.9);
 g=abs(fract(g)-.5);
 inkA(max((.44-max(g.x,g.y))*.2,D+.02),base(vec3(.85,.45,.08)),.75);
 face(vec2(0,-.28),.95);
}
