void sprite_donut(vec2 p){
 vec2 o=p-vec2(0,.2);
 float h=.17-length(o);
 part(max(length(p)-.79,h-.03),vec3(.93,.65,.34),.24,.4);
 part(smax(length(p-vec2(0,.03))-.68-.045*sin(atan(p.y,p.x)*8.+1.),h+.05,.04),base(vec3(1,.47,.7)),.22,1.);
 float k=p.y<-.16||p.x<vp.x?14.:-1.;  // none below, none in the shadow
 vec2 q;
 do{
  do{
   k++;
   q=p-vec2(0,.05)-(.36+.19*h1(k))*vec2(cos(k*2.4),sin(k*2.4));
  }while(k<15.&&dot(q,q)>.02);
  if(p.y>-.16)ink(max(sdSeg(rot(k*1.7)*q,vec2(-.045,0),vec2(.045,0),.026),D+.06),mod(k,3.)<1.?vec3(1,.93,.35):mod(k,3.)<2.?vec3(.35,.85,1):vec3(1));
 }while(k<15.);
 face(vec2(0,-.38),.85);
}
