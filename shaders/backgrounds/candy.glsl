// swirl lollipop, its stick reaching down to y=-h
void lolly(inout vec4 o,vec2 p,float r,float h,vec3 c,float w){lay(o,mix(vec3(1,.97,.93),vec3(.9,.72,.76),smoothstep(-.1,.12,p.x/r)),sf(sdBox(p+vec2(0,h*.5),vec2(r*.09,h*.5),0.),w));float l=length(p)/r,t=dot(p,vec2(-.5,.75))/r,e=(px+w)*7./r;vec3 f=mix(c,vec3(1,.97,.95),smoothstep(-e,e,sin(atan(p.y,p.x)*3.+l*7.)+.1));f=mix(f*mix(c,vec3(.85),.6),f,smoothstep(-1.,.1,t))+.3*smoothstep(.35,.1,length(p/r-vec2(-.38,.45)));lay(o,f,sf(length(p)-r,w));lay(o,c*.8,.5*sf(abs(length(p)-r*.97)-r*.03,w));}
// striped cane with a hook, about 1 high
void cane(inout vec4 o,vec2 p,vec3 c,float w){vec2 q=p-vec2(.16,.68);float a=atan(q.y,q.x),u=q.y>0.?length(q)-.16:min(abs(p.x),length(q-vec2(.16,0))),d=abs(u)-.062,l=q.y>0.?.68+(3.14-a)*.16:p.y+p.x*.9,s=q.y>0.?u:p.x<.1?p.x:q.x-.16;vec3 f=mix(vec3(1,.98,.96),c,smoothstep(-.2,.2,sin(l*22.)));lay(o,f*(.97-2.6*s)+.12*smoothstep(.03,0.,abs(s+.025)),sf(max(d,-p.y),w));}
float candyY(float x,float j){return .55-.105*j+.05*sin(x*(3.2+j*.8)+j*2.1+2.)+.012*sin(x*9.+j*3.);}
vec3 bg_candy(vec2 p,float asp){float k=min(1.,.42+.42*asp),X=(p.x-asp*.5)/k,Y=p.y/k;
vec4 o=vec4(mix(vec3(1,.95,.86),mix(vec3(1,.78,.88),vec3(.72,.68,.98),smoothstep(.75,1.05,p.y)),smoothstep(.45,.8,p.y)),1);
o.rgb+=.03*smoothstep(.3,.9,sin(atan(p.y-.3,p.x-asp*.5)*18.))*smoothstep(.3,.8,p.y);
clouds(o,p,asp,k,.63,vec3(1,.7,.84),vec3(1,.95,.96));
float j=0.;while(j<4.&&p.y<candyY(X,j+1.)-.004)j++;
do{float f=j/4.,e=p.y-candyY(X,j),w=.004*(1.-f),g=5.-2.*f,n=floor(X*g-.3);
vec3 c=j<1.?vec3(.9,.82,.98):j<2.?vec3(1,.84,.9):j<3.?vec3(.78,.95,.9):j<4.?vec3(1,.8,.86):vec3(1,.93,.8);
do{float x=(n+.2+.6*h1(n+j*3.))/g,z=(.6+.4*h1(n*3.+j))*(.55+.5*f),r=h1(n*1.7+j+1.);vec2 q=vec2(X,Y)-vec2(x,candyY(x,j)/k);vec3 t=mix(r<.3?vec3(1,.45,.6):r<.6?vec3(.45,.78,.95):vec3(.72,.55,.95),c,.5-.3*f);
if(e<-.006);else if(r<.5)lolly(o,q-vec2(0,.12*z),.055*z,.2*z,t,w+.001);else if(r<.75)cane(o,q/(.19*z)+vec2(0,.1),mix(vec3(1,.4,.5),c,.5-.3*f),.02);else{vec2 u=clump(q/(.1*z)+vec2(0,.1),12.,n,.1);lay(o,mix(t,vec3(1,.95,.97),u.y),u.x);}}while(++n<X*g+.3);
// cream hill with a frosting cap that drips
float m=vn(vec2(X*16.,j*7.)),u=e+.018+.05*m*m;vec3 b=mix(c*mix(vec3(.92,.78,.84),vec3(1),f*.3),c,clamp(1.+e*5.,0.,1.));
lay(o,b,sf(e,.0012));b=mix(c,vec3(1,.98,.97),.7);lay(o,c*vec3(.85,.62,.7),.4*sf(e,.001)*sf(-u-.006,.008));lay(o,mix(b*vec3(.97,.9,.94),b,smoothstep(0.,.03,u)),sf(max(e,-u),.0015));
// sprinkles
vec2 s=vec2(X,Y)*rot(.5)*vec2(18,26),i=floor(s);float a=h2(i+j);s=(fract(s)-.5)*rot(a*40.);lay(o,a<.1?vec3(1,.5,.65):a<.2?vec3(.5,.8,.95):vec3(1,.82,.45),(.25+.4*f)*sf(sdBox(s/vec2(18,26)*20.,vec2(.2,.055),.05),.03)*step(a,.3)*sf(u+.015,.01));}while(++j<5.&&p.y<candyY(X,j)+.2*k);
return o.rgb;}
vec4 near_candy(vec2 p,float asp){vec4 o=vec4(0);float m=step(asp*.5,p.x),x=min(p.x,asp-p.x),k=.3+.36*min(asp,1.4),b=exp(-max(x,0.)*9./k);vec2 q=vec2(x,p.y)/k;
cane(o,(q-vec2(.055,.03))*rot(.16)/.27,m<.5?vec3(.95,.22,.36):vec3(.35,.72,.45),.006);lolly(o,q-vec2(.17+.02*m,.15-.03*m),.058,.2,m<.5?vec3(.65,.4,.95):vec3(1,.45,.6),.001);
// sugared gumdrops
float i=max(q.x-.22,q.y)>.2?3.:0.;do{vec2 u=(q-vec2(.015+.085*i,.04-.012*i+.01*m))/(.07-.008*i);float r=h1(i*2.+m*5.+1.),d=max(sdEll(u,vec2(.72,1.1)),-u.y-.6)-.15;vec3 c=r<.25?vec3(1,.35,.5):r<.5?vec3(.4,.8,.45):r<.75?vec3(1,.72,.2):vec3(.45,.6,1);lay(o,c*.5,.4*sf(d-.05,.12));float t=dot(u,vec2(-.4,.6));lay(o,mix(c*vec3(.72,.62,.75),mix(c,vec3(1),.35),smoothstep(-.7,.8,t))+.3*smoothstep(.62,.8,vn(u*15.))+.25*smoothstep(.3,.1,length(u-vec2(-.25,.55))),aa(d*.06*k));}while(++i<4.);
// frosting at the edge
float y=.022+.045*b+.012*sin(p.x*11.)+.008*sin(p.x*27.),e=p.y-y;lay(o,vec3(.75,.3,.45),.3*sf(e,.012));lay(o,mix(vec3(.98,.62,.76),vec3(1,.9,.94),smoothstep(-.05,-.004,e)),aa(e));lay(o,vec3(1),.8*sf(abs(e+.011)-.0025,.002)*smoothstep(.3,.7,vn(vec2(p.x*14.,1))));
vec2 s=p*vec2(22,30);float a=h2(floor(s));s=(fract(s)-.5)*rot(a*40.);lay(o,a<.2?vec3(1,.95,.5):a<.35?vec3(.5,.85,1):vec3(1,.4,.55),sf(sdBox(s,vec2(.24,.07),.06),.02)*step(a,.5)*sf(e+.02,.002));
return o;}
vec4 life_candy(vec2 p){vec4 o=vec4(0);float r=length(p),d=sdStar(p*rot(.2),.5,5,3.2)-.1;lay(o,vec3(1,.8,.95),.5*exp(-r*r*5.)*smoothstep(1.,.6,r));lay(o,mix(vec3(1,.85,.6),vec3(1,.98,.9),smoothstep(0.,-.2,d)),.95*aa(d));return o;}
