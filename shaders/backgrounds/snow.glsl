// fir standing on p=0, 1 high, snow on its tiers
void fir(inout vec4 o,vec2 p,vec3 lo,vec3 hi,vec3 sn,float w){lay(o,mix(lo,vec3(.5,.36,.34),.5),sf(max(abs(p.x)-.04,abs(p.y-.06)-.08),w));float i=clamp(ceil(p.y*5.3-2.2),0.,3.);do{vec2 q=p-vec2(0,.1+.19*i);float W=.31-.06*i,t=clamp(q.y/.32,0.,1.),z=.018*sin(p.x*55.+i*2.),d=max(abs(q.x)-W*(1.-t)*(1.-.25*t),max(q.y-.31,-q.y-z-.05*(1.-abs(q.x)/W)));lay(o,mix(lo,hi,clamp(.55-q.x/W*.8+.06*i-.5*smoothstep(.1,.3,q.y),0.,1.)),sf(d,w));lay(o,mix(sn*vec3(.8,.87,.97),sn,smoothstep(.15,-.15,q.x/W-.15)),sf(max(d+.012,.095+.5*abs(q.x)+z*1.6-q.y),w));}while(++i<min(p.y*5.3+.1,4.));}
float snowY(float x,float j){return .43-.1*j+.035*sin(x*(3.+j)+j*2.3);}
vec3 bg_snow(vec2 p,float asp){float k=min(1.,.42+.42*asp),X=(p.x-asp*.5)/k,r=length((p-vec2(asp*.3,.84))/k),n;
vec4 o=vec4(mix(vec3(1,.9,.86),mix(vec3(.74,.87,.98),vec3(.4,.64,.93),smoothstep(.72,1.05,p.y)),smoothstep(.48,.8,p.y)),1);
o.rgb=mix(o.rgb,vec3(1,.96,.86),.7*exp(-r*5.));lay(o,vec3(1,.99,.93),smoothstep(.07,.05,r));clouds(o,p,asp,k,.68,vec3(.82,.86,.97),vec3(1,.98,.97));
// peaks
float j=0.,N=max(p.y-.65,snowY(X,0.)-.004-p.y),M=N>0.?1.:.02;do{float s=X*(2.3+j)+j*3.3+.5*(fbm(vec2(X*5.,j),M)-.5)+1.2*(fbm(vec2(X*3.,p.y*9.),M)-.5)*smoothstep(.7,.4,p.y)*.4,v=abs(fract(s)-.5)*2.,h=.37+(.3-.09*j)*(1.-v)*(.55+.45*h1(floor(s)+j))*.8+.06*(fbm(vec2(X*16.,j),M)-.5),e=p.y-h,b=sign(.5-fract(s))*-1.+2.6*(fbm(vec2(X*12.+e*9.,e*9.+j),e>.004?1.:M)-.5);vec3 c=mix(vec3(.68,.77,.93),vec3(.95,.94,.97),smoothstep(-.4,.4,-b));lay(o,mix(c,vec3(.9,.93,.98),.75*smoothstep(-.03,-.26,e)),sf(e,.0015));}while(j++<1.&&N<0.);j=0.;while(j<3.&&p.y<snowY(X,j+1.)-.004)j++;
// hills with firs
do{float f=j/3.,w=10.-2.*j,e=p.y-snowY(X,j),i=floor(X*w-.17);vec3 a=mix(vec3(.6,.74,.84),vec3(.2,.46,.5),f),hi=mix(vec3(.72,.84,.88),vec3(.4,.66,.6),f);
do{float x=(i+.2+.6*h1(i+j*7.))/w,z=(.085+.03*j)*(.65+.6*h1(i*2.+j));if(e>-.006&&h1(i*1.3+j*3.)>.3+.25*f*step(abs(x),.25*asp/k))fir(o,(vec2(X,p.y/k)-vec2(x,snowY(x,j)/k-.008))/z,a,hi,vec3(.97,.98,1),.02);}while(++i<X*w+.17);
n=fbm(vec2(X*4.,e*14.)+j*5.,e>.006?1.:.1);vec3 c=mix(vec3(.72,.82,.95),vec3(.98,.98,1),clamp(.75+e*4.+.35*cos(X*(3.+j)+j*2.3)+.4*(n-.5),0.,1.));c=mix(c,vec3(1),.7*smoothstep(.018,.002,-e));lay(o,mix(c,vec3(.95,.95,.98),.5*smoothstep(.02,.12,-e)*(1.-f)),sf(e,.0015));}while(++j<4.&&p.y<snowY(X,j)+.23*k);
n=h2(floor(p/k*vec2(60,70)));lay(o,vec3(1),step(.965,n)*.8*smoothstep(.3,.05,length(fract(p/k*vec2(60,70))-.5))*smoothstep(.4,.2,p.y));
return o.rgb;}
vec4 near_snow(vec2 p,float asp){vec4 o=vec4(0);float m=step(asp*.5,p.x),x=min(p.x,asp-p.x),k=.3+.36*min(asp,1.4),b=exp(-max(x,0.)*9./k),y=.022+.06*b+.008*sin(p.x*15.+1.),e=p.y-y;vec2 q=vec2(x,p.y)/k;
for(float i=0.;i<2.;i++)fir(o,(q-vec2(.005+.1*i-.03*m,.08-.04*i))/(.33-.13*i-.03*m),vec3(.1,.34,.4),vec3(.3,.62,.52),vec3(.97,.98,1),.006);
// snowman at the left, presents at the right
if(m<.5){vec2 u=(q-vec2(.195,.078))/.1;lay(o,vec3(.5,.6,.8),.4*sf(sdEll(u-vec2(.1,-.3),vec2(.5,.12)),.1));ball(o,u-vec2(0,.05),.4,vec3(.93,.96,1));ball(o,u-vec2(0,.62),.28,vec3(.94,.97,1));lay(o,vec3(.92,.28,.3),sf(min(sdSeg(u,vec2(-.2,.4),vec2(.2,.4),.075),sdSeg(u,vec2(.14,.4),vec2(.2,.1),.07)),.02));lay(o,vec3(1,.58,.2),sf(sdSeg(u,vec2(0,.62),vec2(.16,.58),.04),.02));lay(o,vec3(.15,.17,.25),sf(min(length(vec2(abs(u.x-.02)-.1,u.y-.7)),length(vec2(u.x,abs(u.y-.12)-.09)))-.032,.01));lay(o,vec3(.3,.3,.48),sf(min(sdBox(u-vec2(-.02,.99),vec2(.16,.14),.03),sdBox(u-vec2(-.02,.86),vec2(.26,.03),.03)),.02));}
else for(float i=0.;i<2.;i++){vec2 u=(q-vec2(.14+.085*i,.088-.012*i))/(.055-.012*i);vec3 c=i<1.?vec3(.93,.33,.38):vec3(.42,.72,.62);float d=sdBox(u,vec2(.8,.65),.08);lay(o,mix(c*1.1,c*.78,smoothstep(-.6,.8,u.x-u.y)),sf(d,.02));lay(o,vec3(1,.88,.55),sf(max(min(abs(u.x),abs(u.y-.05))-.12,d),.02));lay(o,vec3(1,.84,.45),sf(abs(sdEll(vec2(abs(u.x)-.3,u.y-.85),vec2(.26,.17)))-.07,.02));}
lay(o,vec3(.45,.56,.8),.3*sf(e-.004,.01));lay(o,mix(vec3(.74,.84,.96),vec3(1),smoothstep(-.05,-.003,e)+.25*(vn(p*vec2(20,60))-.5)),sf(e,.0015));
return o;}
vec4 life_snow(vec2 p){vec4 o=vec4(0);float r=length(p),a=abs(fract(atan(p.y,p.x)/1.0472)-.5)*1.0472;vec2 q=r*vec2(cos(.5236-a),sin(.5236-a));lay(o,vec3(.9,.95,1),.45*exp(-r*r*5.)*smoothstep(1.,.6,r));float d=min(sdSeg(q,vec2(0),vec2(.75,0),.045),sdSeg(q,vec2(.42,0),vec2(.62,.2),.04));lay(o,vec3(1),.95*sf(d,.03));return o;}
