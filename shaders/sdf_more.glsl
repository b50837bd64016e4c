// more distance helpers, used by the object sprites
vec2 mir(vec2 p){return vec2(abs(p.x),p.y);}
// round cone (tapered capsule) from a (radius r) to b (radius s)
float sdTap(vec2 p,vec2 a,vec2 b,float r,float s){p-=a;b-=a;float h=dot(b,b),k=r-s;vec2 q=vec2(abs(dot(p,vec2(b.y,-b.x))),dot(p,b))/h,c=vec2(sqrt(h-k*k),k);float m=c.x*q.y-c.y*q.x,n=dot(q,q);return m<0.?sqrt(h*n)-r:m>c.x?sqrt(h*(n+1.-2.*q.y))-s:dot(c,q)-r;}
// trapezoid: half width a at the bottom, b on top, half height h, corner radius r
float sdTrap(vec2 p,float a,float b,float h,float r){return sdTrapezoid(p,a-r,b-r,h-r)-r;}
// regular n-gon with inner radius r, a flat side on top
float sdNgon(vec2 p,float r,float n){float a=6.28319/n;return length(p)*cos(mod(atan(p.x,p.y)+a*.5,a)-a*.5)-r;}
// brightness of the cut facet (n round the centre, turned by o) that p lies in, -1..1
float facet(vec2 p,float n,float o){float a=6.28319/n;return cos((floor(atan(p.y,p.x)/a+o)+.5-o)*a-2.1);}
// colour for inkA: white lifts, violet sinks
vec3 lite(float v){return v>0.?vec3(1.,.98,.92):vec3(.16,.0,.3);}
// gem facet colour: deep for f=-1, c for 0, bright for 1
vec3 cut(vec3 c,float f){return f>0.?mix(c,sqrt(c)*.85+.15,f):mix(c,c*c*.55,-f);}
