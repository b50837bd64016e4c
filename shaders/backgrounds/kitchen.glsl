// jar of kind s standing on p=0, 1 high
void jar(inout vec4 o,vec2 p,float s){float u=h1(s),w=.27+.1*h1(s+2.),t=smoothstep(-w,w,p.x);vec3 c=mix(mix(vec3(.9,.42,.4),vec3(.98,.72,.34),u*2.),vec3(.6,.74,.42),smoothstep(.5,.9,u));
lay(o,vec3(.55,.3,.15),.35*sf(sdBox(p-vec2(.1,.36),vec2(w,.4),.1),.12));
float d=sdBox(p-vec2(0,.38),vec2(w,.38),.12);lay(o,mix(vec3(1,.97,.9),c,.3),.95*sf(d,.015));lay(o,mix(c*1.12,c*.8,t),sf(max(d+.05,p.y-.5-.12*h1(s+4.)),.02));
lay(o,vec3(1,.96,.86),(.35+.65*step(.4,h1(s+7.)))*sf(sdBox(p-vec2(-.1*u,.3),vec2(w*.6,.12),.04),.02));
lay(o,mix(vec3(.95,.76,.5),vec3(.68,.44,.26),t),sf(sdBox(p-vec2(0,.82),vec2(w*.8,.08),.03),.015));}
vec3 bg_kitchen(vec2 p,float asp){float k=min(1.,.42+.42*asp),W=asp/k,H=1./k;vec2 q=vec2(p.x-asp*.5,p.y)/k,w=q-vec2(-.26*W,.8*H),B=vec2(min(.155*W,.26),.14*H);
float L=exp(-.8*length(w)),d,n,b=w.x*.6+w.y+.22*H;vec4 o=vec4(1);
// tiled wall and the beam of light that falls on it
vec2 t=q*vec2(5.5,11);t.x+=.5*mod(floor(t.y),2.);vec2 f=fract(t)-.5;d=sdBox(f*vec2(2,1),vec2(.955,.455),.09);
vec3 c=mix(vec3(.95,.76,.57),vec3(1,.94,.83),.2+.8*L);c=mix(c,vec3(1,.98,.88),.35*smoothstep(-.12,.1,b)*smoothstep(.45,.2,b)*smoothstep(-B.x,B.x,w.x));
o.rgb=mix(mix(c,vec3(1,.98,.92),.55),c*(.96+.05*h2(floor(t)))+.05*f.y-.03*f.x,sf(d,.025));o.rgb+=.04*smoothstep(-.1,-.03,d)*sf(d,.01)*smoothstep(-.2,.4,f.y-f.x);
// window
d=sdBox(w,B,.02);lay(o,vec3(.6,.33,.18),.35*sf(sdBox(w-vec2(.015,-.02),B*1.06,.02),.05));lay(o,vec3(1,.98,.93),sf(d,.002));
n=fbm(w*9.+3.,d>0.?1.:.02);c=mix(vec3(.86,.96,.98),vec3(.5,.8,.98),smoothstep(-.1,.15,w.y));c=mix(c,vec3(1),.7*smoothstep(.45,.7,n));c=mix(c,mix(vec3(.42,.7,.4),vec3(.74,.9,.5),n*1.5),smoothstep(.04,-.04,w.y+.06-.2*(n-.5)));
lay(o,mix(c,vec3(1),.12+.25*smoothstep(.07,.02,abs(w.x+w.y*.5))),sf(sdBox(vec2(abs(w.x)-B.x*.5,abs(w.y+.01)-B.y*.48),vec2(B.x*.5-.012,B.y*.48-.014),.008),.003));
// curtains and sill
float e=abs(w.x)/B.x,v=.74+.16*w.y/B.y-.1*sin(w.y*9.);lay(o,mix(vec3(.9,.42,.36),vec3(1,.72,.6),.5+.5*sin(e*32.+w.y*6.)),.96*sf(max(max(v-e,e-1.16),abs(w.y)-B.y*1.05),.006));lay(o,mix(vec3(.93,.5,.42),vec3(1,.8,.7),.5+.5*sin(w.x*64.)),sf(sdBox(w-vec2(0,B.y*(.97+.03*cos(w.x*64.))),vec2(B.x*1.18,B.y*.17),.01),.004));
lay(o,vec3(1,.95,.86),sf(sdBox(w+vec2(0,B.y+.01),vec2(B.x*1.2,.016),.006),.003));
// shelves
float r=0.;do{vec2 s=q-vec2(.26*W,(.84-.16*r)*H);float z=min(.19*W,.4),y=min(.1,z*.5),a=floor(s.x/y-.36);lay(o,vec3(.55,.3,.15),.4*sf(sdBox(s+vec2(-.01,.03),vec2(z,.012),.01),.03));
do if(abs(a+.5)*y<z-.4*y)jar(o,(s-vec2((a+.5)*y,.01))/(y*(1.2+.25*h1(a+r*5.))),a+r*9.);while(++a<s.x/y+.1);
lay(o,mix(vec3(.6,.37,.2),vec3(.92,.68,.44),s.y*40.+.5),sf(sdBox(s,vec2(z,.012),.005),.002));}while(r++<1.);
// far counter
d=p.y-.17;o.rgb*=1.-.22*smoothstep(.09,0.,d);n=.5*vn(vec2(q.x*4.,p.y*70.))+.5*vn(vec2(q.x*14.,p.y*240.));lay(o,mix(mix(vec3(.76,.49,.29),vec3(.95,.73,.48),n*.6+.5*L+3.*d+.3),vec3(1,.9,.72),.8*smoothstep(.012,.003,-d)),sf(d,.001));
return o.rgb;}
vec4 near_kitchen(vec2 p,float asp){vec4 o=vec4(0);float k=.3+.36*min(asp,1.4),y=.055;
// things on the table: herb pot at the right, bowl of fruit at the left
vec2 q=(p-vec2(asp-.1*k,y-.01))/k;float d=sdBox(vec2(q.x/(.8+q.y),q.y-.07),vec2(.085,.08),.02);
lay(o,vec3(.35,.17,.08),.4*sf(sdEll(q-vec2(.02,0),vec2(.16,.025)),.03));
float i=abs(q.x)+abs(q.y-.22)>.5?6.:0.;do{vec2 c=clump((q-vec2(.09*sin(i*2.4),.24-.016*i))/vec2(.075,.065),7.,i,.07);lay(o,mix(vec3(.1,.38,.17),vec3(.58,.84,.32),c.y+.25-.05*i),c.x);}while(++i<7.);
vec3 T=mix(vec3(1,.66,.45),vec3(.72,.3,.18),smoothstep(-.08,.09,q.x));lay(o,T,aa(d*k));d=sdBox(q-vec2(0,.145),vec2(.1,.02),.01);lay(o,T*1.07,aa(d*k));lay(o,T*.7,sf(abs(q.y-.12)-.003,.004)*step(abs(q.x),.09));
q=(p-vec2(.16*k,y-.005))/k;lay(o,vec3(.35,.17,.08),.4*sf(sdEll(q-vec2(.03,0),vec2(.2,.03)),.03));
i=length(q)>.4?4.:0.;do{vec3 c=i<1.?vec3(1,.8,.2):i<2.?vec3(.75,.85,.25):i<3.?vec3(1,.58,.15):i<4.?vec3(.92,.28,.22):vec3(1,.78,.2);ball(o,q-vec2(.08*sin(i*2.4+.3)*1.25,.155+.05*cos(i*2.2)),.062,c);}while(++i<5.);
d=max(length(q-vec2(0,.14))-.15,q.y-.135);lay(o,mix(vec3(.98,.97,.93),vec3(.58,.7,.82),smoothstep(-.1,.14,q.x-q.y*.6+.06)),aa(d*k));lay(o,vec3(.3,.5,.75),.8*sf(abs(q.y-.105+.3*q.x*q.x)-.007,.002)*aa(d*k));lay(o,vec3(1),sf(sdBox(q-vec2(0,.134),vec2(.156,.008),.007),.002));
// table edge
d=p.y-y;float n=.55*vn(vec2(p.x*5.,p.y*130.))+.45*vn(vec2(p.x*17.,p.y*400.));lay(o,mix(vec3(.52,.28,.15),vec3(.86,.58,.33),.25+.6*n+d*6.+.2*smoothstep(.9,0.,p.x/asp)),aa(d));lay(o,vec3(1,.86,.62),.75*aa(abs(d+.006)-.003));lay(o,vec3(.36,.18,.1),.5*sf(abs(d+.024)-.001,.004)*aa(d));
return o;}
vec4 life_kitchen(vec2 p){float r=length(p);vec4 o=vec4(0);lay(o,vec3(1,.97,.85),.55*exp(-r*r*7.)*smoothstep(1.,.6,r)+.4*smoothstep(.16,.05,r));return o;}
