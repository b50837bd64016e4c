// square of a complex number: doubles the angle
vec2 sqr(vec2 p){return vec2(p.x*p.x-p.y*p.y,2.*p.x*p.y);}
void sprite_popcorn(vec2 p){
 for(int i=0;i<11;i++){float k=float(i);vec2 o=i<5?vec2(k*.26-.52,.34+.12*float(i%2*(2-i))):i<8?vec2(k*.3-1.8,.6-.08*abs(k-6.)):vec2(k*.34-3.06,.28);
  vec2 q=p-o;float l=length(q);q=sqr(sqr(q/max(l,1e-4)));part(l-.17-.025*dot(q,vec2(cos(k),-sin(k))),i%3<1?vec3(1,.93,.66):vec3(1,.98,.88),.16,.2);}
 part(sdTrapezoid(p+vec2(0,.34),.4,.6,.44)-.03,vec3(1,.98,.95),.16,.4);
 inkA(max((abs(fract(p.x/(.62+.24*p.y)*2.3+.5)-.5)-.25)*.3,D+.01),base(vec3(.95,.17,.22)),1.);
 part(sdBox(p-vec2(0,.1),vec2(.68,.08),.06),base(vec3(.95,.17,.22)),.08,.6);
 face(vec2(0,-.38),.85);
}
