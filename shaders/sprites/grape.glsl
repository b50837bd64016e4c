void sprite_grape(vec2 p){
 part(sdSeg(p,vec2(0,.5),vec2(-.06,.78),.055),vec3(.55,.36,.2),.06,0.);
 for(int i=0;i<12;i++){
  float r=float(i<3?0:i<7?1:i<10?2:i<12?3:4),k=float(i)-(r<1.?1.:r<2.?4.5:r<3.?8.:10.5);
  part(sdCircle(p-vec2(k*.4,.42-r*.33),.25),base(vec3(.66,.27,.9)),.25,.9);
 }
 leaf(rot(-1.25)*(p-vec2(-.04,.58)),.58,vec3(.45,.8,.24));
 face(vec2(0,-.06),1.);
}
