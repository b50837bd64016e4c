void sprite_carrot(vec2 p){
 p=rot(-.6)*p*.93;
 for(int i=0;i<5;i++){float k=i<4?float(i<2?i*4-2:i*2-5)*.4:0.;leaf(rot(k)*(p-vec2(0,.24)),.56,vec3(.3,.7,.2)+float(i)*.03);}
 part(smin(sdCircle(p-vec2(0,.06),.46),sdCircle(p+vec2(0,.7),.08),.85),base(vec3(1,.54,.1)),.44,.9);
 for(int i=0;i<4;i++){float s=i%2<1?-1.:1.,y=.3-float(i)*.2;inkA(max(sdSeg(p,vec2(s*.6,y),vec2(s*(.26-float(i)*.06),y-.03),.026),D),base(vec3(.85,.34,.04)),.9);}
 face(vec2(.02,.0),.92);
}
