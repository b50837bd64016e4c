vec3 bg_city(vec2 p,float asp){float k=min(1.,.42+.42*asp),X=(p.x-asp*.5)/k,Y=p.y/k,r=length((p-vec2(asp*.24,.86))/k),n;
vec4 o=vec4(mix(vec3(.94,.56,.54),mix(vec3(.76,.38,.66),mix(vec3(.42,.3,.68),vec3(.14,.14,.42),smoothstep(.76,1.,p.y)),smoothstep(.6,.88,p.y)),smoothstep(.4,.7,p.y)),1);
// stars, clouds, moon
vec2 s=vec2(X,Y)*34.,i=floor(s);n=h2(i);s=fract(s)-.5-.5*(vec2(h2(i+2.),h2(i+5.))-.5);lay(o,vec3(1,.95,1),smoothstep(.1,.02,length(s))*step(.72,n)*smoothstep(.62,.9,p.y)*(n*3.-2.));
n=fbm(vec2(X*2.+.4,Y*8.),p.y<.4?1.:.02);lay(o,mix(vec3(.95,.5,.68),vec3(1,.76,.7),n),.45*smoothstep(.48,.7,n)*smoothstep(.4,.55,p.y)*smoothstep(.95,.7,p.y));
lay(o,vec3(1,.85,.86),.5*exp(-r*6.));lay(o,mix(vec3(.98,.86,.86),vec3(1,.98,.92),smoothstep(-.05,.07,X*.3-r+.1)+.5*vn(vec2(X,Y)*36.)),smoothstep(.078,.072,r));
// skylines, hazy to near
for(float j=0.;j<4.;j++){float f=j/3.,w=9.-1.6*j,e=-1.,u=X*w+j*.37,c=floor(u-.3),id=0.;vec2 b=vec2(0);
do{float g=.34+.2*h1(c+j*9.),x=u-c-.5+.3*(h1(c*2.+j)-.5),t=(.54-.1*j+.15*h1(c*1.3+j*5.)*(1.-.3*f))+.07*f*abs((c+.5-j*.37)/w)*min(1.,k/asp);
// roof shapes: flat with a box, stepped, spire
float h=h1(c*3.+j),d=h<.4?(abs(x)<g*.45?.014:0.):h<.7?-.02*step(g*.62,abs(x))+.02*step(abs(x),g*.35):.045*smoothstep(g*.5,0.,abs(x))*step(abs(x),g*.5);d+=.05*step(abs(x-g*.2),.022)*step(h,.55);
if(abs(x)<g+.1&&p.y<t+d){if(t>e){e=t;b=vec2(x/g,p.y-t);id=c;}}}while(++c<u+.3);
if(e>0.){vec3 c=mix(vec3(.76,.42,.66),vec3(.3,.22,.52),pow(f,.8)),q;c=mix(c,c*1.16+vec3(.03,.01,.03),smoothstep(.3,-1.,b.x));c=mix(c,vec3(1,.6,.56),.55*smoothstep(-.05,-.34+.1*f,b.y)*(1.-.75*f));
vec2 m=vec2(b.x*3.,b.y*(88.-14.*j)/k*.66),g=floor(m);m=fract(m)-.5;n=h2(g+id*3.1+j);float z=sf(sdBox(m,vec2(.24,.26),.04),.06+.05*(1.-f))*step(.5,n)*step(g.y,-1.5)*step(abs(g.x+.5),2.6);
c=mix(c,n>.8?vec3(1,.84,.5):n>.72?vec3(1,.66,.6):vec3(.98,.76,.6),z*(.25+.27*f)*smoothstep(.08,.22,p.y));lay(o,c,1.);}
lay(o,vec3(1,.6,.62),.1*smoothstep(.55-.1*j,.2,p.y));}
// glow of the street below
lay(o,vec3(.42,.22,.5),.75*smoothstep(.3,.0,p.y));lay(o,vec3(1,.5,.6),.25*exp(-p.y*9.));
return o.rgb;}
// glowing tube at distance d
void neon(inout vec4 o,float d,vec3 c){lay(o,c,.55*exp(-max(d,0.)*60.)*smoothstep(.12,.04,d));lay(o,mix(c,vec3(1,.97,.97),.75),sf(abs(d)-.004,.002));}
vec4 near_city(vec2 p,float asp){vec4 o=vec4(0);float m=step(asp*.5,p.x),x=min(p.x,asp-p.x),k=.3+.36*min(asp,1.4),d;vec2 q=vec2(x,p.y)/k;
// towers at the sides with a sign each
float w=.115-.03*m,h=.46+.07*m;vec2 b=q-vec2(0,h);d=max(q.x-w,b.y);d=min(d,max(abs(q.x-.04)-.03,b.y-.05));d=min(d,max(abs(q.x-.085+.03*m)-.003,b.y-.1));lay(o,mix(vec3(.15,.1,.32),vec3(.34,.2,.48),smoothstep(.1,-.35,b.y)+.5*smoothstep(.03,.0,abs(q.x-w+.012))),aa(d*k));lay(o,vec3(.8,.45,.65),.8*sf(abs(b.y+.008)-.004,.002)*step(q.x,w));
vec2 t=vec2(q.x*26.+.2,b.y*19.),i=floor(t);float n=h2(i+m*7.);t=fract(t)-.5;lay(o,mix(vec3(1,.75,.4),vec3(1,.9,.66),t.y+.5),step(.5,n)*sf(sdBox(t,vec2(.3,.32),.06),.03)*sf(q.x-w+.02,.002)*step(b.y,-.055)*step(-.25,b.y));
vec2 g=q-vec2(w+.015,h-.16);d=sdBox(g,vec2(.026,.085),.02);lay(o,vec3(.12,.07,.26),aa(d*k));neon(o,abs(d+.008),m<.5?vec3(1,.3,.65):vec3(.25,.85,1));float a=d>.13?2.:0.;do{vec2 s=g-vec2(0,.052-.052*a);neon(o,m<.5?abs(sdStar(s,.014,5,2.6)):abs(sdBox(s*rot(.785),vec2(.009),.001)),m<.5?vec3(1,.8,.35):vec3(1,.45,.85));}while(++a<3.);
// roof terrace: parapet, plants, string of bulbs
float y=.05;b=vec2(x,p.y);d=p.y-y;
a=d>.12?2.:0.;do{vec2 u=b-vec2((.03+.11*a)*k,y),c=clump((u-vec2(0,.018*k))/vec2(.07,.085-.012*a)/k,13.,a*3.+m*2.,.06);lay(o,mix(vec3(.1,.2,.32),vec3(.36,.62,.5),c.y),c.x);lay(o,mix(vec3(.85,.45,.55),vec3(.5,.24,.45),smoothstep(-.03,.04,u.x)),aa(sdBox(u,vec2(.042,.028)*k,.006)));}while(++a<3.);
lay(o,mix(vec3(.24,.15,.4),vec3(.46,.3,.56),smoothstep(-.06,0.,d)),aa(d));n=step(.1,fract(p.y*45.+.2))*step(.06,fract(p.x*9.+.5*floor(p.y*45.+.2)));lay(o,vec3(.14,.09,.3),.3*(1.-n)*aa(d+.014));lay(o,mix(vec3(.5,.32,.58),vec3(.95,.6,.7),smoothstep(-.012,0.,d)),aa(abs(d+.005)-.007));
float z=.5*asp/ceil(asp*3.),f=fract(x/z+.5)-.5,v=y+.035+.05*exp(-x*5.)+.1*f*f;lay(o,vec3(.16,.1,.3),sf(abs(p.y-v)-.0012,.001));f=fract(x/z*4.)-.5;v=(floor(x/z*4.)+.5)*z/4.;float e=fract(v/z+.5)-.5;vec2 u=vec2(f*z/4.,p.y-(y+.027+.05*exp(-v*5.)+.1*e*e));d=length(u)-.006;lay(o,vec3(1,.75,.4),.5*exp(-max(d,0.)*110.)*smoothstep(.013,.004,d));lay(o,vec3(1,.95,.78),aa(d));
return o;}
vec4 life_city(vec2 p){vec4 o=vec4(0);float r=length(p);lay(o,vec3(1,.8,.6),.5*exp(-r*r*5.)*smoothstep(1.,.6,r));lay(o,vec3(1,.95,.85),.9*smoothstep(.16,.06,r));return o;}
