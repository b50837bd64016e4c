void sprite_cookie(vec2 p){
 part(smax(sdCircle(p,.79)+.012*sin(atan(p.y,p.x)*11.),-min(sdCircle(p-vec2(.5,.76),.24),sdCircle(p-vec2(.8,.48),.26)),.05),base(vec3(.94,.69,.38)),.35,.2);
 vec2 q=rot(.42)*p;
 for(int i=0;i<8;i++){
  part(sdEll(q-vec2(i==2?.42:.57,0),vec2(.13,.105)),vec3(.45,.24,.14),.1,.6);
  q=(i<3?rot(.68):i<4?rot(1.39):rot(.6))*q;
 }
 face(vec2(0,-.08),.95);
}
