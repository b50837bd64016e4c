void sprite_palette(vec2 p){
float d=smax(sdEll(p,vec2(.76,.62)),-sdCircle(p-vec2(.36,-.4),.2),.1);part(d,base(vec3(.9,.64,.36)),.14,0.);
for(int i=0;i<5;i++){float a=.45+.72*float(i),f=float(i);vec3 k=i==0?vec3(1.,.25,.3):i==1?vec3(1.,.8,.1):i==2?vec3(.25,.8,.35):i==3?vec3(.2,.55,1.):vec3(.7,.3,.95);part(sdEll(p-vec2(cos(a)*.5,sin(a)*.38+.02),vec2(.15,.125)),k,.13,1.);}
part(sdSeg(p,vec2(-.06,-.34),vec2(.66,.56),.045),vec3(.25,.5,.85),.05,0.);part(sdTap(p,vec2(-.08,-.36),vec2(-.2,-.54),.08,.02),vec3(1.,.3,.35),.07,0.);part(sdSeg(p,vec2(-.03,-.3),vec2(.04,-.21),.065),vec3(.82,.85,.93),.05,0.);
}
