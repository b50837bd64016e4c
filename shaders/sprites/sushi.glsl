void sprite_sushi(vec2 p){
 part(sdBox(p+vec2(0,.34),vec2(.66,.36),.26),vec3(1,.98,.94),.3,.2);
 float y=p.y-.2+.3*p.x*p.x,d=sdBox(vec2(p.x,y),vec2(.8,.3),.26)*.85;
 part(d,base(vec3(1,.5,.28)),.26,1.);
 ink(max((abs(fract(p.x*2.6+y*1.5)-.5)-.07)*.3,D+.07),vec3(1,.86,.72));
 face(vec2(0,-.4),.76);
}
