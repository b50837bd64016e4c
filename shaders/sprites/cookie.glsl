void sprite_cookie(vec2 p){
 part(smax(sdCircle(p,.79)+.012*sin(atan(p.y,p.x)*11.),-min(sdCircle(p-vec2(.5,.76),.24),sdCircle(p-vec2(.8,.48),.26)),.05),base(vec3(.93,.68,.38)),.35,.2);
 for(int i=0;i<9;i++){
  float k=float(i)*.78+.2,r=.52+.1*sin(k*5.);
  if(i!=1)part(sdEll(rot(k)*(p-(i>7?vec2(.05,.32):r*vec2(cos(k),sin(k)))),vec2(.13,.105)),vec3(.42,.22,.13),.1,.6);
 }
 face(vec2(0,-.1),.95);
}
