// saguaro standing on p=0, 1 high
float cactD(vec2 p,float h){return min(sdSeg(p,vec2(0),vec2(0,.86),.1),min(min(sdSeg(p,vec2(0,h),vec2(.26,h+.02),.06),sdSeg(p,vec2(.26,h+.02),vec2(.26,h+.28),.065)),min(sdSeg(p,vec2(0,h+.18),vec2(-.22,h+.2),.055),sdSeg(p,vec2(-.22,h+.2),vec2(-.22,h+.36),.058))));}
void cactus(inout vec4 o,vec2 p,float s,vec3 lo,vec3 hi,float w){if(abs(p.x)>.7||abs(p.y-.4)>.7)return;float m=h1(s)<.5?-1.:1.,h=.3+.15*h1(s+2.);vec2 f=vec2(m,1);float d=cactD(p*f,h),t=cactD((p+vec2(-.07,.05))*f,h)-d;lay(o,lo*.7,.3*sf(sdEll(p-vec2(-.25,0),vec2(.4,.06)),.06));lay(o,mix(mix(lo,hi,smoothstep(-.07,.07,t)),lo*.85,.35*smoothstep(.012,.004,abs(abs(d+.045)-.02))),sf(max(d,-p.y),w));}
float duneY(float x,float j){return .44-.1*j+.04*sin(x*(2.6+j*.7)+j*2.2+.8)+.012*sin(x*(7.-j)+j);}
vec3 bg_desert(vec2 p,float asp){float k=min(1.,.42+.42*asp),X=(p.x-asp*.5)/k,r=length((p-vec2(asp*.66,.78))/k),n,e;
vec4 o=vec4(mix(vec3(1,.88,.66),mix(vec3(.66,.88,.92),vec3(.28,.66,.9),smoothstep(.75,1.05,p.y)),smoothstep(.48,.84,p.y)),1);
o.rgb=mix(o.rgb,vec3(1,.95,.74),.75*exp(-r*3.6));lay(o,vec3(1,.99,.88),smoothstep(.09,.065,r));clouds(o,p,asp,k*.85,.7,vec3(.98,.85,.78),vec3(1,.98,.92));
// mesas
float j=0.,N=max(p.y-.7,duneY(X,0.)-.004-p.y);do{float w=2.6-.4*j,l=0.,i=floor(X*w+j*.4-.15);e=-9.;do{float h=h1(i*1.7+j*4.),x=X*w+j*.4-i-.5+.3*(h-.5);x+=.03*(vn(vec2(p.y*40.,i))-.5);float g=.1+.22*h,b=abs(x)-g,t=.47-.035*j+(.08+.11*h1(i*3.+j)-.02*j),u=min(t-.012*vn(vec2(X*22.,j))+.03*step(.3,x/g)*h-p.y,(.49-.035*j-p.y)-b*1.2+.02+max(0.,-b)*9.);if(u>e){e=u;l=x/g;}}while(++i<X*w+j*.4+.15);
vec3 c=mix(vec3(.93,.66,.62),vec3(.9,.54,.4),j*.5);n=vn(vec2(X*2.+j,p.y*70.));c*=.92+.16*smoothstep(.35,.65,n);c=mix(c,c*vec3(.74,.66,.78),.75*smoothstep(.35,-.35,l+.5*(vn(vec2(X*40.,p.y*6.))-.5)));c=mix(c,vec3(1,.82,.68),.3+.5*smoothstep(.56,.4,p.y)*(1.-.2*j)-.1*j);lay(o,c,sf(-e,.0015));}while(j++<2.&&N<0.);j=0.;while(j<3.&&p.y<duneY(X,j+1.)-.004)j++;
// dunes
do{float f=j/3.,w=7.-1.3*j,i=floor(X*w-.03);e=p.y-duneY(X,j);vec3 hi=mix(vec3(1,.85,.64),vec3(1,.83,.5),f),lo=mix(vec3(.95,.72,.58),vec3(.86,.56,.36),f);
do{float h=h1(i*1.3+j*5.),x=(i+.2+.6*h1(i+j*7.))/w;if(e>-.006&&h>.45+.3*step(abs(x),.2*asp/k))cactus(o,(vec2(X,p.y/k)-vec2(x,duneY(x,j)/k-.006))/((.07+.035*j)*(.6+.6*h1(i*2.+j))),i+j,mix(lo,vec3(.2,.46,.32),.35+.4*f),mix(hi,vec3(.5,.75,.4),.35+.45*f),.02);}while(++i<X*w+.27);
n=fbm(vec2(X*4.,e*12.)+j*5.,e>.006?1.:.1);vec3 c=mix(lo,hi,clamp(.72+e*3.4+.35*cos(X*(2.6+j*.7)+j*2.2+.8)+.4*(n-.5),0.,1.));c*=1.+.025*f*sin((e*150.+8.*vn(vec2(X*5.,e*20.)))*1.2)*smoothstep(0.,-.03,e);c=mix(c,vec3(1,.93,.76),.7*smoothstep(.016,.001,-e));lay(o,mix(c,vec3(1,.88,.74),.35*smoothstep(.02,.12,-e)*(1.-f)),sf(e,.0015));}while(++j<4.&&p.y<duneY(X,j)+.22*k);
return o.rgb;}
vec4 near_desert(vec2 p,float asp){vec4 o=vec4(0);float m=step(asp*.5,p.x),x=min(p.x,asp-p.x),k=.3+.36*min(asp,1.4),b=exp(-max(x,0.)*9./k),y=.018+.055*b+.007*sin(p.x*14.),e=p.y-y,d;vec2 q=vec2(x,p.y)/k,u;
cactus(o,(q-vec2(.035,.06))/(.4-.06*m),2.+m,vec3(.1,.38,.3),vec3(.5,.78,.36),.005);
// agave, barrel cactus in flower, stones
float i=length(q-vec2(.135,.05))>.17?6.:0.;do{float a=(abs(i-3.)-3.)*.42*(mod(i,2.)<1.?1.:-1.)+.1;u=(q-vec2(.135,.05))*rot(-a);float t=clamp(u.y/.13,0.,1.);d=max(abs(u.x)-.021*sqrt(1.-t)*(.7+t),max(-u.y,u.y-.13));lay(o,mix(vec3(.16,.42,.38),vec3(.62,.82,.6),t*.6+.4*step(u.x,0.)),sf(d,.0015));}while(++i<7.);
u=(q-vec2(.225-.02*m,.055))/.05;float a=u.x/sqrt(max(.05,1.1-u.y*u.y));d=sdEll(u,vec2(1.05,.95));lay(o,mix(mix(vec3(.62,.82,.4),vec3(.12,.42,.3),smoothstep(-.9,1.,u.x-u.y*.6)),vec3(.1,.36,.26),.5*smoothstep(.2,.9,sin(asin(clamp(a,-1.,1.))*9.))),sf(d,.02));i=length(u)>2.?2.:0.;do flower(o,(u-vec2(.32*i-.32,.85+.12*step(.5,i)*step(i,1.5)))*.05*k,.017*k,6.,m<.5?vec3(1,.42,.55):vec3(1,.62,.3));while(++i<3.);
lay(o,vec3(.6,.3,.2),.3*sf(e,.015));lay(o,mix(vec3(.85,.55,.34),vec3(1,.86,.56),smoothstep(-.05,-.003,e)+.25*(vn(p*vec2(30,120))-.5)),aa(e));
i=q.y>.12?2.:0.;do{vec2 z=vec2(.04-.008*i,.028-.006*i);u=q-vec2(.03+.12*i-.02*m,.048-.02*i);lay(o,vec3(.5,.28,.2),.4*sf(sdEll(u-vec2(.012,-.014),z),.015));d=sdEll(u,z)+.006*vn(u*90.);lay(o,mix(vec3(.66,.42,.36),vec3(1,.82,.66),smoothstep(-.8,.8,dot(u/z,vec2(-.5,.7))+.4*(vn(u*60.)-.5))),aa(d*k));}while(++i<3.);
return o;}
vec4 life_desert(vec2 p){float r=length(p);vec4 o=vec4(0);lay(o,vec3(1,.95,.8),.55*exp(-r*r*7.)*smoothstep(1.,.6,r)+.4*smoothstep(.16,.05,r));return o;}
