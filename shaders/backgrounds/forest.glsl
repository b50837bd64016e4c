float forestY(float x,float j){return .3-.055*j+.02*sin(x*(4.+j)+j*2.)+.0133*j*abs(x);}
vec3 bg_forest(vec2 p,float asp){float k=min(1.,.42+.42*asp),X=(p.x-asp*.5)/k,Y=p.y/k,n;vec2 q=vec2(X,Y),G=vec2(X-.06,(p.y-.66)/k);
vec4 o=vec4(mix(vec3(.5,.76,.62),vec3(.98,.99,.8),exp(-dot(G,G)*3.2)),1);
float j=0.;while(j<3.&&p.y<forestY(X,j+1.)-.006)j++;
do{float f=j/3.,w=8.-1.5*j,g=forestY(X,j),e=p.y-g,a=0.;vec3 T=mix(vec3(.6,.8,.62),vec3(.42,.47,.35),f);
// trunks
do{float c=floor(X*w-.5)+a,h=h1(c*1.7+j*9.),x=(c+.25+.5*h)/w,z=(.014+.013*j)*(.7+.6*h1(c+j));if(h1(c*2.3+j*4.)>.25+.12*f&&abs(x)>.3*f*asp/k&&e>-.006){float u=X-x-.03*(h-.5)*sin(Y*5.+c)-.02*Y*(h-.5),b=max(e,0.)/k,s=z*(1.+1.1*exp(-b*26.)+.25*smoothstep(.4,1.2,Y)),d=abs(u)-s;
n=vn(vec2(u*170.,Y*16.+c));
vec3 t=mix(T*.82,T*1.2+vec3(.06,.06,.0),smoothstep(-1.,1.,-u/s*sign(x)+.6*(n-.5)));t=mix(t,vec3(.88,.97,.72),.3*smoothstep(.55,1.,-u/s*sign(x)));t=mix(t,vec3(.5,.72,.36),.5*f*smoothstep(.12,0.,b)*n);lay(o,t,sf(d,.006-.004*f)*.96);}}while(a++<1.);a=0.;
// bushes and floor
do{float c=floor(X*w*.6-.5)+a,x=(c+.3+.4*h1(c+j))/w/.6;vec2 u=clump((vec2(X-x,e/k+.03))/vec2(.13,.1*(.5+h1(c*3.+j))),13.,c+j,.12);lay(o,mix(T*vec3(.85,1.08,.75),mix(vec3(.72,.9,.66),vec3(.58,.8,.3),f),u.y),u.x*step(j,2.5));}while(a++<step(e,.15));
vec3 L=mix(vec3(.66,.87,.62),vec3(.4,.66,.28),f);lay(o,mix(L*.72,L*1.12,clamp(1.+e*7.+.6*(fbm(vec2(X*9.,p.y*34.)+j,e>.006?1.:.1)-.5)-.8*X*X*f,0.,1.)),sf(e,.003));lay(o,vec3(.9,.98,.76),.34*smoothstep(.24-.05*j,.0,abs(e-.02))*(1.-.75*f)*(1.-.3*abs(X)));}while(++j<4.);
// leaf canopy
j=p.y<1.02-.4*k?2.:0.;n=vn(q*70.);do{float a=-1.;do{float w=6.-j,c=floor(X*w)+a,h=h1(c+j*3.);vec2 u=clump((q-vec2((c+.5)/w,1.04/k-.07*h+.045*j-.13*min(abs(c+.5)/w*k/asp,.6))+.012*(n-.5))/vec2(.16,-.1-.05*h),15.,c+j*5.,.1);lay(o,mix(vec3(.42-.12*j,.68-.09*j,.42-.06*j),vec3(.86-.12*j,.96-.05*j,.6-.1*j),1.-u.y+.22*(n-.5)),u.x*.97);}while(a++<1.);}while(++j<3.);
// sun shafts
n=X+.55*(Y-1./k)+.1;lay(o,vec3(1,.99,.78),.34*smoothstep(.35,.85,vn(vec2(n*9.,1.))*.6+vn(vec2(n*23.,4.))*.4)*smoothstep(.12,.55,p.y)*exp(-n*n*3.));
return o.rgb;}
// fern frond along +x, about 1 long
void fern(inout vec4 o,vec2 p,vec3 lo,vec3 hi){p.y+=.4*p.x*p.x;float w=.25*smoothstep(1.05,.2,p.x),a=abs(p.y),t=abs(fract(p.x*15.-a*9.)-.5)*2.,d=max(max(a-w*smoothstep(1.,.4,t)-.01,p.x-1.),-p.x);lay(o,mix(lo,hi,.5+.5*sign(p.y)*smoothstep(0.,.02,a)-.35*t+.3*p.x),sf(d,.01));}
void shroom(inout vec4 o,vec2 p,vec3 c){float d=sdBox(p-vec2(.03*p.y,.25),vec2(.12+.08*(.3-p.y),.3),.1);lay(o,mix(vec3(1,.96,.86),vec3(.8,.68,.55),smoothstep(-.1,.18,p.x)+.5*smoothstep(.3,.5,p.y)),sf(d,.01));vec2 q=p-vec2(0,.46);d=max(sdEll(q,vec2(.46,.42)),-q.y-.05+.25*q.x*q.x);lay(o,mix(mix(c*1.15+.04,c*vec3(.6,.4,.5),smoothstep(-.35,.5,q.x-q.y*.7)),vec3(1,.95,.9),.6*smoothstep(.15,.0,length(q-vec2(-.17,.27)))),sf(d,.01));float i=0.;do lay(o,vec3(1,.97,.9),sf(length((q-vec2(-.3+.15*i,.1+.17*mod(i,2.)*(1.+.3*i*.2)))*vec2(1.1,1))-.055-.015*h1(i),.01)*step(d,-.01));while(++i<5.&&d<0.);}
vec4 near_forest(vec2 p,float asp){vec4 o=vec4(0);float m=step(asp*.5,p.x),x=min(p.x,asp-p.x),k=.3+.36*min(asp,1.4),b=exp(-max(x,0.)*10./k);vec2 q=vec2(x,p.y)/k;float N=max(q.x,q.y)>.44?9.:0.,i=min(N,5.);
do{vec2 u=(q-vec2(-.03+.012*i,.05))*rot(.62*mod(i,3.)-1.5+.27*floor(i/3.)-.1*m);fern(o,u/(.36-.05*floor(i/3.)),vec3(.1,.36,.24),vec3(.42,.72,.3));}while(++i<6.);i=min(N,2.);
do{vec2 u=clump((vec2(x,p.y)-vec2(.12*i*k-.02,.01-.01*i))/(vec2(.13,.13-.035*i)*k),14.,i*3.+m*2.,.05);lay(o,mix(vec3(.08,.34,.2),vec3(.44,.74,.28),u.y),u.x);}while(++i<3.);i=min(N,2.);
do shroom(o,(q-vec2(.06+.085*i-.03*m,.085-.022*i+.02*h1(i+m)))/(.14-.03*i+.025*m*i),mix(vec3(.9,.24,.2),vec3(.95,.6,.25),step(1.5,i+m)*step(i+m,2.5)));while(++i<3.);i=step(.2,p.y);
do{float g=.026-.034*i+.03*b*(1.-.4*i);vec2 c=blades(p-vec2(0,g),40.-6.*i,.042+.03*b,i*17.+4.);vec3 G=mix(vec3(.08,.32,.18),vec3(.14,.44,.2),i);lay(o,mix(G,vec3(.4+.12*i,.72+.08*i,.26),c.y),c.x);lay(o,G,sf(p.y-g-.004,.004));}while(++i<2.);
return o;}
vec4 life_forest(vec2 p){vec4 o=vec4(0);float r=length(p);lay(o,vec3(.96,1,.6),.6*exp(-r*r*5.)*smoothstep(1.,.6,r));lay(o,vec3(1,1,.9),.95*smoothstep(.2,.06,r));return o;}
