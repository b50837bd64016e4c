void sprite_fries(vec2 p){
 for(int i=0;i<8;i++){
  float k=float(i)-(i<4?1.5:5.5),b=i<4?.0:1.;
  part(sdBox(rot(-k*.13)*(p-vec2(k*(b>0.?.22:.3),.2)),vec2(.1,.36+.14*h1(float(i)+b*2.)+.1*(1.-b)),.03),vec3(1,.82-.06*(1.-b),.28),.08,.3);
 }
 vec2 q=p+vec2(0,.36);
 part(smax(sdTrapezoid(q,.42,.62,.46)-.02,.62-length(p-vec2(0,.66)),.05),base(vec3(.95,.17,.2)),.2,.6);
 face(vec2(0,-.42),.85);
}
