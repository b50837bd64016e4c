// Shared helpers of the backgrounds. Each is a separate top-level function, so a
// packer can keep only those a background calls. sdf.glsl (h1, sdEll, ...) goes before.
//
// What keeps layers cheap: software renderers draw pixels in blocks, run both sides of every `if`, and the
// body of a `for` once more than it turns. So what repeats is a do-while over the few elements that can
// reach the pixel, found from its place, and a hill starts at the frontmost that hides those behind it.
flat in vec4 grade;   // x hue turn (radians), y saturation, z lightness, w warmth -1..1; neutral 0,1,1,0
flat in float px;     // size of one texel in units of p

// hash and noise
float h2(vec2 p){ivec2 i=ivec2(p);return hu(i.x+i.y*8191);}
float vn(vec2 p){vec2 i=floor(p),f=p-i;f*=f*(3.-2.*f);return mix(mix(h2(i),h2(i+vec2(1,0)),f.x),mix(h2(i+vec2(0,1)),h2(i+1.),f.x),f.y);}
// octaves with amplitudes above m (.02: five of them), the others at their mean
float fbm(vec2 p,float m){float s=0.,a=.5;do{s+=a*vn(p);p=p*2.03+7.;a*=.5;}while(a>m);return s+a-.0156;}

float sq(float x){return x*x;} // pow(x,2.) is undefined below zero

// edges and layering (o is premultiplied)
float aa(float d){return smoothstep(px,-px,d);}
float sf(float d,float w){return smoothstep(w+px,-w-px,d);}
void lay(inout vec4 o,vec3 c,float a){o=mix(o,vec4(c,1),clamp(a,0.,1.));}

// A dome of n round lobes on p.x in -1..1, p.y in 0..1: x coverage, y light.
// Clouds, crowns, bushes and cotton candy are all this. From the front lobe back, until nothing shows through.
vec2 clump(vec2 p,float n,float s,float w){float T=step(length(p/vec2(1.54,1.18)),1.)*step(-.5,p.y),L=0.,C=0.,i=clamp(ceil(n*(1.86-1.62*p.y)),1.,n);do{float y=1.-(i-=1.)/n,r=.3+.16*h1(i+s);vec2 q=(p-vec2((2.*fract(i*.618+s)-1.)*sqrt(1.-y*y*.9),y*.62))/r;float a=T*smoothstep(1.+w,1.-w,length(q));C+=a;T-=a;L+=a*(.5+.3*dot(q,vec2(-.45,.8))+.3*(p.y-.4));}while(i>0.&&T>.004);return vec2(C,L/max(C,.01));}

// Seven clouds from y up, k the scale; of them, those at the height of p.
void clouds(inout vec4 o,vec2 p,float asp,float k,float y,vec3 lo,vec3 hi){float f=(p.y-y)/.042,i=clamp(ceil(f-3.5*k),0.,6.);do{float z=k*(.055+.065*h1(i+4.));vec2 u=(p-vec2(asp*(fract(i*.618+y*7.)*1.2-.1),y+.042*i))/vec2(z*1.9,z*1.05),c=clump(u,12.,i*2.9,.15);lay(o,mix(lo,hi,smoothstep(.1,.8,c.y)),c.x*smoothstep(-.27,.22,u.y)*(.65+.3*h1(i+5.)));}while(++i<min(f+k,7.));}

// Round tree standing on p=0, about 1 high.
void tree(inout vec4 o,vec2 p,float s,vec3 lo,vec3 hi){lay(o,lo*.75,.4*sf(sdEll(p-vec2(-.2,0),vec2(.5,.07)),.06));lay(o,mix(lo,vec3(.5,.33,.22),.6),sf(max(abs(p.x)-.06,abs(p.y-.2)-.22),.01));vec2 c=clump((p-vec2(0,.38))/vec2(.44,.62),15.,s,.07);lay(o,mix(lo,hi,c.y*1.15),c.x);}

// A row of grass blades with roots on y=0: x coverage, y tone (0 root .. 1 tip).
vec2 blades(vec2 p,float n,float h,float s){float T=step(abs(p.y/h-.45),.55),L=0.,C=0.,j=3.*T;do{float i=floor(p.x*n)+j,H=h*(.45+.55*h1(i*1.7+s)),t=p.y/H,x=p.x-(i+h1(i+s))/n-(h1(i*3.1+s)-.5)*1.3*h*t*t,a=T*aa(abs(x)-.55/n*(1.-t*t))*step(t,1.);C+=a;T-=a;L+=a*(t*.8+.3*h1(i+s)-.1+.15*sign(-x));}while(j-->-3.&&T>.004);return vec2(C,L/max(C,.01));}

// Flower, radius r, n petals.
void flower(inout vec4 o,vec2 p,float r,float n,vec3 c){float a=atan(p.y,p.x),l=length(p)/r,e=px/r,m=.66+.34*abs(cos(a*n*.5));lay(o,c*.45,.3*smoothstep(m+.35,m-.2,length(p+vec2(0,.25*r))/r));lay(o,mix(c*.82,min(c*1.15,1.),smoothstep(.2,1.,l)),smoothstep(m+e,m-e,l));lay(o,mix(vec3(.9,.55,.1),vec3(1,.86,.3),.5+p.y/r),smoothstep(.34+e,.34-e,l));}

// Lit ball.
void ball(inout vec4 o,vec2 p,float r,vec3 c){vec2 n=p/r;float t=dot(n,vec2(-.5,.75));lay(o,mix(mix(c*vec3(.6,.5,.62),c,smoothstep(-.9,.2,t)),min(c*1.2+.08,1.),smoothstep(0.,.9,t))+.4*smoothstep(.3,.05,length(n-vec2(-.33,.42)))+.12*smoothstep(.75,1.,length(n))*step(t,-.3),aa(length(p)-r));}

// Palette control for every background.
vec3 regrade(vec3 c){vec3 y=vec3(.3,.59,.11),k=vec3(.577);float l=dot(c,y),o=cos(grade.x);c=c*o+cross(k,c)*sin(grade.x)+k*dot(k,c)*(1.-o);c+=l-dot(c,y);c=mix(vec3(l),c,grade.y);c*=1.+grade.w*vec3(.17,.0,-.21)*(.35+l);return clamp(grade.z<1.?c*grade.z:1.-(1.-c)/grade.z,0.,1.);}
