void sprite_pineapple(vec2 p){
 for(int i=0;i<7;i++){
  float k=float(i<4?i*2-3:i*2-10)*(i<4?.34:.3);
  leaf(rot(-k)*(p-vec2(0,.18)),i<4?.58:.62-.1*abs(k),vec3(.25,.66,.25)+float(i)*.025);
 }
 vec2 q=p+vec2(0,.22),g=rot(.785)*(q*vec2(1,.92))*5.;
 part(sdEll(q,vec2(.58,.61)),base(vec3(1,.76,.14)),.55,.9);
 g=abs(fract(g)-.5);
 inkA(max((.44-max(g.x,g.y))*.2,D+.02),base(vec3(.85,.45,.08)),.75);
 face(vec2(0,-.28),.95);
}
