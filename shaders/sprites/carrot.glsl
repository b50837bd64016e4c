void sprite_carrot(vec2 p){
 p=rot(-.6)*p;
 vec2 u=rot(-.8)*(p-vec2(0,.24));
 for(int i=0;i<5;i++){leaf(u,.58,vec3(.3,.7,.2)+float(i)*.03);u=(i<1?rot(1.6):i<2?rot(-1.2):i<3?rot(.8):rot(-.4))*u;}
 part(fit(length(vec2(p.x*(1.1+2.1*smoothstep(.35,-1.,p.y)),p.y+.18))-.64),base(vec3(1,.54,.1)),.5,.9);
 for(int i=0;i<4;i++){float s=i%2<1?-1.:1.,y=.26-float(i)*.2;inkA(max(sdSeg(p,vec2(s*.6,y),vec2(s*(.26-float(i)*.06),y-.03),.026),D),base(vec3(.85,.34,.04)),.9);}
 face(vec2(.04,.02),.92);
}
