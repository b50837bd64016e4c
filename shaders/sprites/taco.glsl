void sprite_taco(vec2 p){
 p.y=(p.y+.5)*.86;
 float f=.04-p.y;
 part(smax(sdCircle(p,.8),f,.1),vec3(.9,.6,.24),.1,.2);
 vec2 q=rot(-1.2)*vec2(0,.7);
 for(int i=0;i<7;i++){part(sdCircle(p-q,.165),i%3<1?vec3(.97,.26,.2):i%3<2?vec3(.5,.86,.25):vec3(1,.87,.35),.14,.6);q=rot(.4)*q;}
 part(smax(sdCircle(p,.74),f,.1),base(vec3(1,.78,.32)),.24,.6);
 for(int i=0;i<6;i++)inkA(sdCircle(p-(.5+.1*h1(float(i)))*vec2(sin(float(i)*.5-1.25),cos(float(i)*.5-1.25)),.035),base(vec3(.9,.56,.16)),.7);
 face(vec2(0,-.12),1.);
}
