void sprite_cookie(vec2 p){
 part(smax(sdCircle(p,.79)+.012*sin(atan(p.y,p.x)*11.),-min(sdCircle(p-vec2(.5,.76),.24),sdCircle(p-vec2(.8,.48),.26)),.05),base(vec3(.94,.69,.38)),.35,.2);
 for(int i=0;i<8;i++){
  float k=i<4?float(i)*.68+.42:float(i)*.6+1.45;
  part(sdEll(rot(k)*(p-(i==2?.42:.57)*vec2(cos(k),sin(k))),vec2(.13,.105)),vec3(.45,.24,.14),.1,.6);
 }
 face(vec2(0,-.08),.95);
}
