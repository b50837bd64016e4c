void sprite_cheese(vec2 p){
 vec3 c=base(vec3(1,.8,.2));
 float y=p.y-.1;
 part(sdBox(p+vec2(0,.3),vec2(.76,.42),.1),c,.2,.6);
 part(smax(smax(-y,(y-(p.x+.86)*.34)*.94,.1),abs(p.x)-.76,.1),mix(c,vec3(1,.97,.7),.5),.14,.3);
 for(int i=0;i<5;i++){
  vec2 o=i<1?vec2(-.56,-.54):i<2?vec2(.54,-.5):i<3?vec2(.58,-.06):i<4?vec2(-.56,-.08):vec2(.36,.28);
  float r=i%2<1?.13:.09,d=sdEll(p-o,vec2(r,i>3?.06:r));
  ink(d,c*vec3(.8,.6,.3));
  ink(max(d,sdCircle(p-o-vec2(.015,-.035),r)),c*vec3(.92,.78,.5));
 }
 face(vec2(-.02,-.28),.9);
}
