// Signed distance helpers: negative inside. Every function stands alone or calls only others of this file.
float sdCircle(vec2 p,float r){return length(p)-r;}
// ellipse, good near its rim
float sdEll(vec2 p,vec2 r){float k=length(p/r);return k*(k-1.)/max(length(p/r/r),1e-3);}
// box of half size b, corner radius r
float sdBox(vec2 p,vec2 b,float r){p=abs(p)-b+r;return length(max(p,0.))+min(max(p.x,p.y),0.)-r;}
// capsule a..b
float sdSeg(vec2 p,vec2 a,vec2 b,float r){p-=a;b-=a;return length(p-b*clamp(dot(p,b)/dot(b,b),0.,1.))-r;}
// capsule whose radius goes from r (at a) to s (at b)
float sdCone(vec2 p,vec2 a,vec2 b,float r,float s){p-=a;b-=a;float h=clamp(dot(p,b)/dot(b,b),0.,1.);return length(p-b*h)-mix(r,s,h);}
// smooth union, smooth intersection
float smin(float a,float b,float k){float h=max(k-abs(a-b),0.)/k;return min(a,b)-h*h*k*.25;}
float smax(float a,float b,float k){return -smin(-a,-b,k);}
mat2 rot(float a){float c=cos(a),s=sin(a);return mat2(c,-s,s,c);}
// n-pointed star, point up, outer radius r, m from 2 (polygon) to n (needles)
float sdStar(vec2 p,float r,int n,float m){float a=3.14159/float(n),e=3.14159/m,b=mod(atan(p.x,p.y),2.*a)-a;vec2 s=vec2(cos(e),sin(e));p=length(p)*vec2(cos(b),abs(sin(b)))-r*vec2(cos(a),sin(a));p+=s*clamp(-dot(p,s),0.,r*sin(a)/s.y);return length(p)*sign(p.x);}
// heart, tip at (0,-.55), about 1.1 high
float sdHeart(vec2 p){p.y+=.55;p.x=abs(p.x);if(p.y+p.x>1.)return length(p-vec2(.25,.75))-.35355;vec2 a=p-vec2(0,1),b=p-.5*max(p.x+p.y,0.);return sqrt(min(dot(a,a),dot(b,b)))*sign(p.x-p.y);}
// pointed leaf along y: half length sqrt(r*r-d*d), half width r-d
float sdLeaf(vec2 p,float r,float d){p=abs(p);float b=sqrt(r*r-d*d);return (p.y-b)*d>p.x*b?length(p-vec2(0,b)):length(p+vec2(d,0))-r;}
// hexagon, flat top, inner radius r
float sdHex(vec2 p,float r){const vec3 k=vec3(-.866025,.5,.57735);p=abs(p);p-=2.*min(dot(k.xy,p),0.)*k.xy;p-=vec2(clamp(p.x,-k.z*r,k.z*r),r);return length(p)*sign(p.y);}
// equilateral triangle, point up, inner radius about .58 r
float sdTri(vec2 p,float r){p.x=abs(p.x)-r;p.y+=r*.57735;if(p.x+1.73205*p.y>0.)p=vec2(p.x-1.73205*p.y,-1.73205*p.x-p.y)*.5;p.x-=clamp(p.x,-2.*r,0.);return -length(p)*sign(p.y);}
// isosceles triangle: tip at the origin, base at q.y with half width q.x
float sdTri2(vec2 p,vec2 q){p.x=abs(p.x);vec2 a=p-q*clamp(dot(p,q)/dot(q,q),0.,1.),b=p-q*vec2(clamp(p.x/q.x,0.,1.),1);float s=-sign(q.y);vec2 d=min(vec2(dot(a,a),s*(p.x*q.y-p.y*q.x)),vec2(dot(b,b),s*(p.y-q.y)));return -sqrt(d.x)*sign(d.y);}
// crescent: circle ra minus circle rb whose centre lies d to the right
float sdMoon(vec2 p,float d,float ra,float rb){p.y=abs(p.y);float a=(ra*ra-rb*rb+d*d)/(2.*d),b=sqrt(max(ra*ra-a*a,0.));return d*(p.x*b-p.y*a)>d*d*max(b-p.y,0.)?length(p-vec2(a,b)):max(length(p)-ra,rb-length(p-vec2(d,0)));}
// arc open downwards: half angle a about +y, radius r, half thickness w
float sdArc(vec2 p,float a,float r,float w){p.x=abs(p.x);vec2 s=vec2(sin(a),cos(a));return (s.y*p.x>s.x*p.y?length(p-s*r):abs(length(p)-r))-w;}
// pie slice: half angle a about +y
float sdPie(vec2 p,float a,float r){p.x=abs(p.x);vec2 c=vec2(sin(a),cos(a));return max(length(p)-r,length(p-c*clamp(dot(p,c),0.,r))*sign(c.y*p.x-c.x*p.y));}
// trapezoid: half width a at the bottom, b at the top, half height h
float sdTrapezoid(vec2 p,float a,float b,float h){vec2 k=vec2(b,h),e=vec2(b-a,2.*h);p.x=abs(p.x);vec2 c=vec2(p.x-min(p.x,p.y<0.?a:b),abs(p.y)-h),d=p-k+e*clamp(dot(k-p,e)/dot(e,e),0.,1.);return (d.x<0.&&c.y<0.?-1.:1.)*sqrt(min(dot(c,c),dot(d,d)));}
float sdRing(vec2 p,float r,float w){return abs(length(p)-r)-w;}
// diamond with half axes b
float sdRhomb(vec2 p,vec2 b){p=abs(p);float h=clamp((dot(b-2.*p,b*vec2(1,-1)))/dot(b,b),-1.,1.);return length(p-.5*b*vec2(1.-h,1.+h))*sign(p.x*b.y+p.y*b.x-b.x*b.y);}
// hash of a number of up to two decimals to 0..1: of whole numbers, for what sines give differs from one GPU to
// the next, and with it every cloud and flower (splitmix's finaliser, shortened)
float hu(int n){uint u=uint(n)*0x9e3779b9u;u=(u^u>>15)*0x85ebca6bu;u=(u^u>>13)*0xc2b2ae35u;return float(u>>8)/16777216.;}
float h1(float n){return hu(int(floor(n*100.+.5)));}
// angle folded into n sectors: x is the offset from the sector middle in turns of the sector (-.5 to .5), y the radius
vec2 fan(vec2 p,float n){return vec2(fract(atan(p.x,p.y)/6.28319*n+.5)-.5,length(p));}
