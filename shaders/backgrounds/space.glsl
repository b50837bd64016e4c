// planet of radius 1 at p=0 with bands
void planet(inout vec4 o,vec2 p,vec3 a,vec3 b,float s){float r=length(p),z=sqrt(max(0.,1.-r*r)),t=dot(vec3(p,z),vec3(-.55,.6,.58)),n=fbm(vec2(p.x*1.5/(.4+z),p.y*5.+.6*vn(p*3.+s)+s),r>1.1?1.:.02);vec3 c=mix(a,b,smoothstep(.3,.7,n));c=mix(c*vec3(.3,.25,.5),c,smoothstep(-.35,.6,t))+.18*smoothstep(.6,1.,t);c+=b*.45*smoothstep(.75,1.,r)*smoothstep(-.2,.6,t);lay(o,b,.35*exp(-max(r-1.,0.)*7.)*smoothstep(-.6,.8,dot(p,vec2(-.6,.7))));lay(o,c,sf(r-1.,.006));}
vec3 bg_space(vec2 p,float asp){float k=min(1.,.42+.42*asp);vec2 q=vec2(p.x-asp*.5,p.y)/k;float H=1./k,W=asp/k;
vec4 o=vec4(mix(vec3(.34,.22,.6),vec3(.12,.1,.36),smoothstep(.1,.95,p.y)),1);
// nebula
vec2 u=q*1.3;float n=fbm(u+vec2(fbm(u*1.3+2.,.02),fbm(u*1.1+7.,.02))*1.4,.02),m=fbm(u*1.6+5.+n,.02);float b=exp(-sq((p.y-.62-.22*(p.x/asp-.5))*2.4));
o.rgb=mix(o.rgb,vec3(.82,.36,.72),.75*smoothstep(.35,.85,n)*(.35+.65*b));o.rgb=mix(o.rgb,vec3(.3,.62,.92),.6*smoothstep(.42,.8,m)*(.4+.6*b));o.rgb=mix(o.rgb,vec3(1,.76,.72),.5*smoothstep(.55,.85,n*.6+m*.5)*b);o.rgb*=1.-.25*smoothstep(.55,.35,m)*b;
// stars
for(float j=0.;j<3.;j++){vec2 s=q*(38.-13.*j)+j*3.,i=floor(s);float a=h2(i+j);s=fract(s)-.5-.6*(vec2(h2(i+2.),h2(i+5.))-.5);float l=length(s);vec2 e=abs(s);lay(o,mix(vec3(1,.9,.8),vec3(.8,.92,1),h2(i+9.)),step(.8+.05*j,a)*(.35+.25*j)*(smoothstep(.07,.02,l)+.35*exp(-l*l*60.)+(j>1.?smoothstep(.35,.0,e.x+e.y+14.*e.x*e.y+.12):0.)));}
// small moons and the ringed planet
planet(o,(q-vec2(-.33*W,.66*H))/.045,vec3(.95,.6,.5),vec3(1,.82,.62),3.);planet(o,(q-vec2(.05*W,.93*H))/.026,vec3(.4,.7,.85),vec3(.7,.95,.95),8.);
vec2 P=q-vec2(.24*W,.83*H),R=P*rot(-.42);float z=min(.13,.2*W),l=length(R*vec2(1,3.6))/z,g=smoothstep(1.35,1.4,l)*smoothstep(2.15,2.05,l)*(.45+.5*smoothstep(.25,.7,vn(vec2(l*14.,1.))));vec3 c=mix(vec3(.95,.7,.78),vec3(1,.9,.75),sin(l*20.)*.5+.5);
lay(o,c,g*step(0.,R.y));planet(o,P/z,vec3(.55,.42,.9),vec3(.95,.62,.85),1.);lay(o,vec3(.2,.1,.35),.4*sf(length(P)-z,.002)*smoothstep(.02,0.,abs(l/z*.013-.2)-.02)*step(R.y,0.));lay(o,c,g*step(R.y,0.));
// far ridges of the moon
float j=p.y>.3?2.:0.;do{float y=.17-.045*j+.03*vn(vec2(q.x*(6.+j*2.),j*5.))+.02*vn(vec2(q.x*21.,j))*(1.-.3*j)+.05*abs(q.x)*k,e=p.y-y;c=mix(vec3(.5,.38,.72),vec3(.36,.28,.6),j*.5);lay(o,mix(c*.85,c*1.3+.05,smoothstep(-.04,-.002,e)*(.6+.4*vn(q*vec2(24,50)))),sf(e,.002));lay(o,vec3(.75,.5,.85),.22*smoothstep(.03,.12,-e));}while(++j<3.);
return o.rgb;}
// rock of about radius 1
void rock(inout vec4 o,vec2 p,float s){float a=atan(p.y,p.x),r=.86+.1*sin(a*3.+s)+.06*sin(a*5.+s*2.),d=length(p)-r,t=dot(p,vec2(-.55,.65))+.35*(vn(p*3.+s)-.5);vec3 c=mix(vec3(.24,.17,.42),mix(vec3(.52,.42,.72),vec3(.88,.78,.95),smoothstep(.1,.9,t)),smoothstep(-.7,.2,t));float i=d<.03?0.:3.;do{vec2 u=p-.6*vec2(cos(i*2.4+s),sin(i*2.4+s))*(.35+.22*i)*1.1;float l=length(u)/(.26-.05*i);c=mix(c,c*(.72-.25*dot(u,vec2(1.5,-1.8))),smoothstep(1.05,.9,l));c+=.14*smoothstep(.2,.0,abs(l-1.05))*step(0.,dot(u,vec2(.6,-.7)));}while(++i<4.);lay(o,c,smoothstep(.03,-.03,d));}
vec4 near_space(vec2 p,float asp){vec4 o=vec4(0);float m=step(asp*.5,p.x),x=min(p.x,asp-p.x),k=.3+.36*min(asp,1.4),b=exp(-max(x,0.)*7./k);vec2 q=vec2(x,p.y)/k;
rock(o,(q-vec2(.01,.62+.14*m))/(.07-.02*m)*rot(.4),2.+m*3.);rock(o,(q-vec2(.09-.05*m,.77-.27*m))/.025,5.+m);
// crystals
float i=max(q.x,q.y)>.36?3.:0.;do{vec2 c=(q-vec2(.03+.045*i,.05))*rot(.3-.22*i);float h=.17-.035*i+.04*h1(i+m),w=.026,d=max(abs(c.x)-w*min(1.,(h-c.y)/.05),-c.y);vec3 t=m<.5?vec3(.25,.85,.95):vec3(1,.5,.85);lay(o,t,.35*exp(-max(d,0.)*45.)*smoothstep(.08,.03,d)*step(0.,c.y));lay(o,mix(t*vec3(.4,.35,.7),mix(t,vec3(1),c.x<-w*.2?.55:.08),smoothstep(-.04,h,c.y)),aa(d*k));}while(++i<4.);
// ground with craters
float y=.028+.06*b+.014*vn(vec2(p.x*9.,2.))+.008*vn(vec2(p.x*31.,5.)),e=p.y-y;vec3 c=mix(vec3(.3,.23,.5),vec3(.72,.6,.86),smoothstep(-.05,-.002,e))*(.88+.2*fbm(p*vec2(40,80),e>.006?1.:.04));c+=.16*smoothstep(.006,.0,abs(e+.004));
i=e>.01?2.:0.;do{vec2 u=(vec2(x,p.y)-vec2((.07+.15*i)*k,.036-.012*i+.03*exp(-i*1.3)))/(vec2(.05,.013)*(1.-.2*i)*k*1.3);float l=length(u);c=mix(c,vec3(.22,.16,.42)*(1.1-.5*u.y),smoothstep(1.1,.9,l));c+=.2*smoothstep(.22,.0,abs(l-1.08))*step(u.y,.1);}while(++i<3.);
lay(o,c,aa(e));i=0.;do rock(o,(q-vec2(.2-.14*i+.03*m,.05+.01*i))/(.032+.012*i)*vec2(1,1.2),i+7.+m);while(++i<2.&&q.y<.12);
return o;}
vec4 life_space(vec2 p){vec4 o=vec4(0);float r=length(p);vec2 q=abs(p);lay(o,vec3(.85,.9,1),.5*exp(-r*r*9.)*smoothstep(1.,.5,r));lay(o,vec3(1,.98,.94),smoothstep(.9,.5,q.x+q.y+30.*q.x*q.y));return o;}
