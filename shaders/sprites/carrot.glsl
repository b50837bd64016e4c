void sprite_carrot(vec2 p){
 p=rot(-.5)*p;
 for(int i=0;i<5;i++){float k=float(i<4?(i<2?i*2-1:i*2-5)*(i<2?2:1):0)*.33;leaf(rot(k)*(p-vec2(0,.3)),.54,vec3(.3,.7,.2)+float(i)*.03);}
 part(sdCone(p,vec2(0,.2),vec2(0,-.74),.4,.1)*.95,base(vec3(1,.52,.1)),.38,.9);
 for(int i=0;i<4;i++){float k=float(i);inkA(max(sdSeg(p,vec2(mod(k,2.)<1.?-.5:.5,.36-k*.25),vec2(mod(k,2.)<1.?-.24:.24,.33-k*.25)*(1.-k*.12),.02),D),base(vec3(.85,.34,.04)),.9);}
 face(vec2(0,.02),.8);
}
