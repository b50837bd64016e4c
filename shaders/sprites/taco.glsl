void sprite_taco(vec2 p){
 float r=length(p+vec2(0,.4)),a=atan(p.x,p.y+.4);
 part(max(r-.98,-p.y-.4)*.9+.02,vec3(.85,.56,.2),.1,.2);
 for(int i=0;i<7;i++){float k=float(i-3)*.42;part(sdCircle(p-vec2(0,-.4)-.9*vec2(sin(k),cos(k)),.17),i%3<1?vec3(.95,.25,.2):i%3<2?vec3(.5,.84,.25):vec3(1,.85,.3),.14,.5);}
 part(smax(sdCircle(p+vec2(0,.4),.8),-p.y-.42,.12),base(vec3(1,.76,.3)),.24,.5);
 face(vec2(0,-.1),.95);
}
