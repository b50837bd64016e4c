// branching coral rooted at p=0, about 1 high
void coral(inout vec4 o,vec2 p,vec3 c,float s,float w){float d=9.,i=max(abs(p.x)-.4,abs(p.y-.47))>.58?6.:0.;do{float a=(i-3.)*.3+.2*(h1(i+s)-.5),h=.55+.4*h1(i*2.+s);vec2 t=h*vec2(sin(a),cos(a)),b=t*.5,e=b+.36*h*vec2(sin(a+.7),cos(a+.7));d=smin(d,min(sdSeg(p,vec2(0),t,.065-.03*p.y),sdSeg(p,b,e,.05-.02*p.y)),.05);}while(++i<7.);lay(o,mix(c*vec3(.6,.5,.68),mix(c*1.1,vec3(1),.3),clamp(p.y*.8+.3-smoothstep(-.05,0.,d)*.25-.3*p.x,0.,1.)),sf(d,w));}
float reefY(float x,float j,float k){return .33-.075*j+(.05-.008*j)*sin(x*(2.6+j)+j*2.7)+.025*vn(vec2(x*11.,j))+.07*abs(x)*k;}
vec3 bg_reef(vec2 p,float asp){float k=min(1.,.42+.42*asp),X=(p.x-asp*.5)/k,Y=p.y/k,n;vec2 q=vec2(X-.05,(1.1-p.y)/k);
vec4 o=vec4(mix(vec3(.1,.42,.75),mix(vec3(.2,.66,.88),vec3(.66,.95,.95),smoothstep(.65,1.08,p.y)),smoothstep(.12,.8,p.y)),1);
o.rgb=mix(o.rgb,vec3(.86,1,.95),.6*exp(-dot(q,q)*3.));
n=q.x/(q.y+.35);o.rgb=mix(o.rgb,vec3(.85,1,.96),.3*smoothstep(.4,.85,vn(vec2(n*9.,2.))*.6+.4*vn(vec2(n*23.,5.)))*smoothstep(.1,.75,p.y)*exp(-n*n*1.2));
// caustics near the surface
vec2 u=vec2(X,0)*6./(q.y+.3)+vec2(3,q.y*9.);n=abs(vn(u+vn(u*1.7)*.9)-.5);lay(o,vec3(1),.25*smoothstep(.07,0.,n)*smoothstep(.85,1.,p.y));
// reefs, hazy to near
float j=0.;while(j<3.&&p.y<reefY(X,j+1.,k)-.01)j++;
do{float f=j/3.,w=6.-j,e=p.y-reefY(X,j,k),a=0.;vec3 W=mix(vec3(.3,.66,.86),vec3(.2,.52,.72),f);
do{float i=floor(X*w-.5)+a,h=h1(i*1.9+j*5.),x=(i+.25+.5*h1(i+j*3.))/w,z=(.1+.04*j)*(.7+.6*h);vec2 v=(vec2(X,Y)-vec2(x,reefY(x,j,k)/k-.008))/z;vec3 c=mix(W,h<.3?vec3(.95,.55,.62):h<.6?vec3(1,.62,.86):vec3(.66,.56,.95),.12+.38*f);if(e<-.01);else if(h<.45)coral(o,v*1.1,c,i,.02);else if(h<.72){vec2 b=clump(v*1.3,11.,i,.08);lay(o,mix(c*.8,c*1.15+.06,b.y),b.x);}else{v.x+=.07*sin(v.y*7.+i);float g=-1.;do lay(o,mix(W,vec3(.35,.75,.5),.2+.3*f)*(1.+.12*g+.2*v.y),sf(max(abs(v.x-g*.17-.05*sin(v.y*5.+g))-.065*sqrt(max(0.,1.-v.y*(1.-.18*g))),max(-v.y,v.y*(1.-.18*g)-1.)),.02));while(g++<1.);}}while(a++<step(e,(.16+.063*j)*k));
n=fbm(vec2(X*6.,e*20.)+j*4.,e>.008?1.:.04);vec3 c=mix(j>2.?vec3(.55,.66,.68):W*vec3(.8,.86,.95),j>2.?vec3(.93,.92,.78):W*1.12+.05,clamp(.7+e*5.+.7*(n-.5),0.,1.));c+=.05*smoothstep(.015,.002,-e);lay(o,mix(c,vec3(.4,.76,.88),.3*smoothstep(.0,.12,-e)*(1.-f)),sf(e,.004-.003*f));}while(++j<4.&&p.y<reefY(X,j,k)+.25);
return o.rgb;}
vec4 near_reef(vec2 p,float asp){vec4 o=vec4(0);float m=step(asp*.5,p.x),x=min(p.x,asp-p.x),k=.3+.36*min(asp,1.4),b=exp(-max(x,0.)*8./k),y=.02+.06*b+.008*sin(p.x*14.),e=p.y-y;vec2 q=vec2(x,p.y)/k;
float i=max(q.x+.4,q.y)>.62?4.:0.;do{vec2 u=q-vec2(-.01+.035*i,.05);float h=.42-.07*i+.1*h1(i+m*3.),t=u.y/h;u.x+=.03*sin(u.y*17.+i*2.+m)*(t+.2);lay(o,mix(vec3(.06,.4,.42),vec3(.5,.86,.45),t)*(1.+.25*step(0.,-u.x)),sf(max(abs(u.x)-.02*sqrt(max(0.,1.-t))*(.8+.3*sin(u.y*40.)),max(-u.y,t-1.)),.001));}while(++i<5.);
coral(o,(q-vec2(.11-.03*m,.05))/.19,m<.5?vec3(1,.42,.5):vec3(1,.62,.3),m*4.,.006);
vec2 c=clump((q-vec2(.02,.05))/vec2(.1,.11),13.,m*3.,.05);lay(o,mix(vec3(.4,.24,.62),m<.5?vec3(.82,.62,1):vec3(1,.6,.75),c.y),c.x);coral(o,(q-vec2(.2,.04))/.1,m<.5?vec3(1,.75,.35):vec3(.7,.5,1),2.+m,.008);
lay(o,vec3(.1,.3,.5),.3*sf(e,.015));lay(o,mix(vec3(.72,.66,.58),vec3(1,.95,.76),smoothstep(-.05,-.003,e)+.3*(vn(p*vec2(30,120))-.5)),aa(e));
c=q-vec2(.1,y/k*.6);i=abs(c.y)>.05?4.:0.;do ball(o,c-vec2(.05*i-.1,.012*sin(i*5.)),.01+.008*h1(i+m),i<2.?vec3(.75,.8,.85):vec3(.95,.78,.7));while(++i<5.);
return o;}
vec4 life_reef(vec2 p){vec4 o=vec4(0);float r=length(p);lay(o,vec3(.8,.97,1),(.1+.55*smoothstep(.45,.85,r))*smoothstep(.9,.84,r));lay(o,vec3(1),.9*smoothstep(.2,.1,length((p-vec2(-.32,.36))*vec2(1,1.3)))+.5*smoothstep(.1,.04,length(p-vec2(.36,-.38))));return o;}
