void sprite_apple(vec2 p){
 part(sdSeg(p,vec2(0,.34),vec2(.07,.72),.055),vec3(.5,.3,.16),.06,0.);
 part(smin(smin(sdCircle(p-vec2(.27,-.06),.5),sdCircle(p+vec2(.27,.06),.5),.16),sdCircle(p+vec2(0,.32),.44),.2),base(vec3(.95,.15,.2)),.62,1.);
 leaf(rot(-1.)*(p-vec2(.06,.5)),.5,vec3(.42,.8,.2));
 face(vec2(0,-.16),1.);
}
