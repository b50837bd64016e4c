// palm leaf from p=0 along +x, about 1 long
void palm(inout vec4 o,vec2 p,vec3 lo,vec3 hi){p.y+=.45*p.x*p.x;float w=.24*sqrt(max(p.x,0.))*(1.-p.x*p.x*.9),a=abs(p.y),t=abs(fract(p.x*13.-a*11.)-.5)*2.,d=a-w*(.3+.7*smoothstep(1.,.2,t));d=max(max(d,p.x-1.),-p.x);lay(o,mix(lo,hi,.35+.5*step(0.,p.y)*.8+.5*(1.-t)-.8*a),sf(d,.006));lay(o,hi*1.1,.7*sf(max(a-.012,abs(p.x-.45)-.45),.006));}
vec3 bg_sea(vec2 p,float asp){float k=min(1.,.42+.42*asp),X=(p.x-asp*.5)/k,h=.57,r;vec2 S=vec2(asp*.27,.8),q=(p-S)/k;r=length(q);
vec4 o=vec4(mix(vec3(1,.95,.82),mix(vec3(.62,.88,.98),vec3(.24,.62,.95),smoothstep(.7,1.05,p.y)),smoothstep(.52,.76,p.y)),1);
o.rgb=mix(o.rgb,vec3(1,.96,.78),.75*exp(-r*4.5));lay(o,vec3(1,.98,.85),smoothstep(.085,.06,r));
clouds(o,p,asp,k,h+.03,vec3(.82,.88,.97),vec3(1,.99,.95));
// island
vec2 I=vec2(X-.27*asp/k,(p.y-h)/k);float e=.075*exp(-I.x*I.x*40.)+.05*exp(-sq(I.x+.09)*160.)+.028*exp(-sq(I.x-.12)*110.)-.012,N=max(abs(I.x)-.22,abs(I.y-.07))>.12?9.:0.,n=fbm(I*vec2(34,50),N+.02),j=min(N,2.);
lay(o,mix(vec3(.36,.66,.56),vec3(.68,.87,.58),n+(I.y-.03)*5.),sf(I.y-e-.012*n,.0015));
do{vec2 b=I-vec2(-.06+.08*j+.02*sin(j*5.),.05-.012*j);float z=.06+.02*h1(j);b/=z;b.x-=.12*b.y*b.y;lay(o,vec3(.6,.48,.38),sf(max(abs(b.x)-.04,abs(b.y-.2)-.6),.03));b-=vec2(0,.8);float a=min(N,5.);do{vec2 g=vec2(a<3.?b.x:-b.x,b.y)*rot(.7-.6*mod(a,3.));palm(o,g/.65,vec3(.28,.6,.45),vec3(.55,.82,.5));}while(++a<6.);}while(++j<3.);
// water
float d=max(h-p.y,0.),v=1./(d+.045);vec3 c=mix(vec3(.3,.72,.9),vec3(.35,.85,.86),smoothstep(.05,.2,d));c=mix(c,vec3(.62,.95,.9),smoothstep(.2,.36,d));c=mix(vec3(.72,.9,.95),c,smoothstep(0.,.04,d));
float s=vn(vec2(X*v*.9,v*6.))*.6+vn(vec2(X*v*2.2+3.,v*13.))*.4;c=mix(c,c*.86+vec3(0,.015,.04),smoothstep(.5,.2,s)*.55);c=mix(c,vec3(.93,1,.98),smoothstep(.62,.76,s)*.55);
c=mix(c,vec3(1,.98,.82),smoothstep(.45,.75,s)*.75*exp(-sq((p.x-S.x)/(.06+.35*d)/k))+.2*exp(-sq((p.x-S.x)/(.1+.3*d)/k)));lay(o,c,aa(p.y-h));
lay(o,vec3(.95,.98,.9),.5*sf(abs(I.y+.004)-.002,.004)*sf(abs(I.x)-.2,.05));
// beach with two lines of foam
float y=.215+.018*sin(X*5.+.8)+.008*sin(X*13.)+.03*X*X*k*k;e=p.y-y;n=fbm(vec2(X*22.,p.y*50.),e>.08?1.:.02);
lay(o,vec3(1),.5*sf(abs(e-.045-.012*n)-.003,.006)+.3*smoothstep(.06,0.,e)*smoothstep(.4,.6,n));
c=mix(vec3(.86,.7,.48),vec3(1,.9,.67),smoothstep(.0,.05,-e));c*=.94+.12*n;c=mix(c,vec3(1,.94,.76),.4*smoothstep(.55,.7,vn(vec2(X*3.,p.y*22.+X))));lay(o,c,sf(e,.004));lay(o,vec3(1),.95*sf(abs(e-.005-.014*(n-.5))-.007,.003));lay(o,vec3(.55,.4,.3),.25*sf(abs(e+.008)-.002,.008));
return o.rgb;}
vec4 near_sea(vec2 p,float asp){vec4 o=vec4(0);float m=step(asp*.5,p.x),x=min(p.x,asp-p.x),k=.3+.36*min(asp,1.4);
float i=p.y<.58?4.:0.;do{vec2 q=(vec2(x,p.y)-vec2(-.06*k,.985-.03*m))/k;q=q*rot(.36*i-.15+.1*m);palm(o,q/(.33-.025*i),vec3(.07,.4,.28),vec3(.42,.78,.33));}while(++i<5.);
float y=.02+.075*exp(-max(x,0.)*7./k)+.006*sin(p.x*17.),n=vn(p*240.),e=p.y-y;lay(o,vec3(.5,.33,.2),.25*sf(e,.02));lay(o,mix(vec3(.9,.7,.42),vec3(1,.91,.66),clamp(1.+e*9.,0.,1.))*(.95+.1*n),aa(e));
// starfish, shells, grass
vec2 q=(vec2(x,p.y)-vec2(.12*k,y*.6+.02))/k;
if(m<.5){float d=sdStar(q*rot(.3),.06,5,2.8)-.016;lay(o,vec3(.5,.3,.2),.3*sf(d-.004,.015));lay(o,mix(vec3(1,.72,.45),vec3(.95,.38,.3),smoothstep(-.03,0.,d)+.3*smoothstep(.05,-.06,q.y)),aa(d*k));for(float j=0.;j<5.;j++)for(float z=0.;z<3.;z++)lay(o,vec3(1,.88,.68),aa((length(q*rot(.3)*rot(j*1.2566)-vec2(0,.012+.018*z))-.005+.001*z)*k));}
else for(float j=0.;j<2.;j++){vec2 s=q-vec2(.02-.11*j,.015*j);s=s*rot(.5-1.1*j)/(1.-.3*j);float a=atan(s.x,s.y+.05),l=length(s+vec2(0,.05)),d=max(l-.105-.005*cos(a*14.),abs(a)*.1-.085);lay(o,vec3(.5,.3,.2),.3*sf(d-.004,.015));lay(o,mix(mix(vec3(1,.62,.58),vec3(1,.9,.82),.5+.5*cos(a*14.)),vec3(1,.97,.92),l*5.-.1),aa(d*k));}
i=p.y>.4?3.:0.;do palm(o,(q+vec2(.14,.02))*rot(.33*i-1.35)/(.2-.02*i),vec3(.12,.45,.28),vec3(.5,.8,.36));while(++i<4.);
return o;}
vec4 life_sea(vec2 p){vec4 o=vec4(0);float r=length(p);vec2 q=abs(p);lay(o,vec3(1,1,.94),exp(-r*r*14.)*.6+smoothstep(.06,.0,q.x*q.y*6.+r*.06)*smoothstep(.95,.1,r));return o;}
