vec3 bg_room(vec2 p,float asp){float k=min(1.,.42+.42*asp),W=asp/k,H=1./k,n,d;vec2 q=vec2(p.x-asp*.5,p.y)/k,w=q-vec2(-.24*W,.77*H),B=vec2(min(.17*W,.24),.15*H),l=q-vec2(.33*W,.62*H);float L=exp(-2.2*length(l)),g=.235*H;
// papered wall, lit by the window and a lamp
vec4 o=vec4(mix(vec3(.56,.68,.74),vec3(.72,.83,.84),smoothstep(1.1,.1,length(w))),1);vec2 t=q*vec2(11,9);t.y+=.5*mod(floor(t.x),2.);vec2 f=fract(t)-.5;o.rgb+=.028*(sf(length(f*vec2(1,.7))-.14-.05*cos(atan(f.y,f.x)*4.),.03)-.3);o.rgb=mix(o.rgb,vec3(1,.86,.6),.62*L);
d=w.x*.7+w.y+.28*H;o.rgb=mix(o.rgb,vec3(1,.95,.8),.22*smoothstep(-.1,.08,d)*smoothstep(.42,.25,d)*smoothstep(-.02,.3,w.x)*smoothstep(-.75,-.2,w.y));
// window with evening sky
lay(o,vec3(.2,.3,.42),.3*sf(sdBox(w-vec2(.015,-.02),B*1.06,.02),.05));lay(o,vec3(1,.98,.94),sf(sdBox(w,B,.015),.002));
n=fbm(w*8.+2.,sdBox(w,B,0.)>0.?1.:.02);vec3 c=mix(vec3(1,.84,.66),vec3(.5,.74,.95),smoothstep(-.12,.16,w.y));c=mix(c,vec3(1,.96,.92),.7*smoothstep(.45,.7,n));c=mix(c,vec3(.5,.7,.56),smoothstep(.02,-.02,w.y+.07-.12*(n-.5)));lay(o,mix(c,vec3(1),.2),sf(sdBox(vec2(abs(w.x)-B.x*.5,abs(w.y)-B.y*.5),B*.5-.012,.008),.003));
float e=abs(w.x)/B.x,v=.72+.1*w.y/B.y-.1*sin(w.y*7.+1.);lay(o,mix(vec3(.86,.72,.58),vec3(1,.95,.86),.5+.5*sin(e*30.+w.y*5.)),.94*sf(max(max(v-e,e-1.25),abs(w.y+.06)-B.y-.1),.005));lay(o,vec3(.62,.42,.28),sf(sdSeg(w-vec2(0,B.y+.03),vec2(-B.x*1.35,0),vec2(B.x*1.35,0),.006),.002));
// pictures
for(float i=0.;i<3.;i++){vec2 u=q-vec2((.12+.14*i)*W,(.82-.09*mod(i,2.))*H),z=vec2(.055,.07)*(1.-.2*mod(i,2.))*min(1.,W*1.1);d=sdBox(u,z,.004);lay(o,vec3(.2,.3,.4),.35*sf(sdBox(u-vec2(.01,-.012),z,.01),.02));lay(o,mix(vec3(.55,.36,.24),vec3(.88,.66,.44),.5+u.y*6.),sf(d,.002));lay(o,vec3(1,.98,.93),sf(d+.009,.002));n=length(u+vec2(0,.02))-.02;lay(o,mix(i<1.?vec3(.95,.72,.6):i<2.?vec3(.7,.82,.72):vec3(.98,.85,.58),vec3(.55,.66,.72),sf(u.y+.02-.02*sin(u.x*40.+i*2.),.003)),sf(d+.022,.002));}
// panelling, skirting and floor
d=abs(q.y-g-.16*H*.5)-.16*H*.5;f=vec2((fract(q.x*4.)-.5)*.25,q.y-g-.085*H);n=sdBox(f,vec2(.095,.055*H),.008);c=mix(vec3(.88,.86,.82),vec3(.97,.95,.9),smoothstep(1.2,.1,length(w)));c=mix(c,vec3(1,.9,.7),.5*L);c+=.05*sf(abs(n)-.004,.002)*sign(f.y-f.x*.5);lay(o,c,sf(d,.001));lay(o,vec3(1,.98,.94),sf(abs(q.y-g-.16*H)-.009,.001)+sf(abs(q.y-g-.012)-.014,.001));lay(o,vec3(.3,.3,.4),.16*smoothstep(.03,0.,abs(q.y-g-.16*H+.022)));
d=g-q.y;if(d>0.){v=q.x/(.5+d*1.3)*6.;c=mix(vec3(.68,.44,.3),vec3(.9,.66,.45),.3*h2(vec2(floor(v),floor(d*6.+h1(floor(v))*3.)))+.4*vn(vec2(v*6.,d*5.))+.3);c*=1.-.22*smoothstep(.45,.5,abs(fract(v)-.5));c=mix(c,vec3(1,.9,.72),.28*L+.2*exp(-sq((q.x+.1*W-d)*3.)));o.rgb=c*(.8+.2*smoothstep(0.,.05,d));
// rug
vec2 u=vec2(q.x,(q.y-.1*H)*3.4)/min(.36*W,.6);e=length(u);lay(o,vec3(.3,.15,.15),.3*sf(e-1.03,.05));lay(o,mix(mix(vec3(.92,.56,.5),vec3(.98,.9,.8),smoothstep(-.2,.2,sin(e*19.))),vec3(.95,.74,.64),.5)*(.95+.08*vn(u*60.)),sf(e-1.,.01));}
// floor lamp
lay(o,vec3(.5,.36,.3),sf(max(abs(l.x)-.005,max(l.y,g-.06-q.y)),.002)+sf(sdEll(q-vec2(.33*W,g-.06),vec2(.06,.014)),.003));d=max(abs(l.x)-.075+.3*(l.y-.02),abs(l.y-.04)-.055);lay(o,vec3(1,.85,.55),.5*exp(-length(l-vec2(0,.03))*9.));lay(o,mix(vec3(1,.78,.5),vec3(1,.96,.8),exp(-dot(l-vec2(0,.02),l-vec2(0,.02))*300.)),sf(d,.003));
return o.rgb;}
vec4 near_room(vec2 p,float asp){vec4 o=vec4(0);float k=.3+.36*min(asp,1.4),d;vec2 q=vec2(p.x+.01,p.y)/k;
// potted plant at the left
float i=length(q-vec2(.1,.13))>.31?8.:0.;do{float a=-1.35+.34*i;vec2 u=(q-vec2(.1,.13))*mat2(cos(a),sin(a),-sin(a),cos(a));float z=.24-.05*abs(i-4.)*.5+.03*h1(i),x=clamp(u.y/z,0.,1.);u.x+=.12*x*x*z*sign(a);d=max(abs(u.x)-.13*z*sin(3.14*pow(x,.75))-.004,max(-u.y,u.y-z));lay(o,mix(vec3(.1,.36,.26),vec3(.5,.76,.42),x*.7+.3*step(0.,u.x)-.1*mod(i,2.)),sf(d,.002));lay(o,vec3(.7,.88,.55),.5*sf(max(abs(u.x)-.0025,d),.001));}while(++i<9.);
vec2 u=q-vec2(.1,.07);d=sdBox(vec2(u.x/(.85+u.y*1.4),u.y),vec2(.075,.085),.02);lay(o,mix(vec3(.98,.96,.92),vec3(.66,.62,.68),smoothstep(-.06,.09,u.x)),aa(d*k));lay(o,vec3(.93,.58,.48),sf(abs(u.y-.01+.012*sin(abs(u.x)*120.))-.008,.002)*aa(d*k));
// armchair at the right
q=vec2(asp-p.x+.015,p.y)/k;vec3 c=vec3(.36,.58,.6);
u=q-vec2(.02,.22);d=sdBox(u,vec2(.105,.2),.06);lay(o,mix(c*1.25,c*.75,smoothstep(-.1,.2,-u.y+u.x*.3)),aa(d*k));
u=(q-vec2(.06,.215))*rot(.22);d=sdBox(u,vec2(.075),.025)-.03*(abs(u.x*u.y))*8.;lay(o,c*.4,.35*sf(d-.004,.02));lay(o,mix(vec3(1,.82,.5),vec3(.88,.52,.3),smoothstep(-.06,.1,-u.y+u.x)),aa(d*k));lay(o,vec3(1,.93,.75),.8*sf(abs(fract((u.x+u.y)*14.)-.5)*.07-.009,.002)*aa((d+.012)*k));
u=q-vec2(.02,.1);d=sdBox(u,vec2(.14,.055),.035);lay(o,mix(c*1.2,c*.8,smoothstep(.05,-.06,u.y)),aa(d*k));
u=q-vec2(.15,.105);d=smin(sdBox(u+vec2(0,.06),vec2(.042,.1),.02),length(u-vec2(0,.045))-.055,.02);lay(o,c*.3,.35*sf(d-.005,.02));lay(o,mix(c*1.4+.03,c*.8,smoothstep(-.06,.06,-u.x*.6-u.y*.4+length(u-vec2(0,.045))*.5)),aa(d*k));
return o;}
vec4 life_room(vec2 p){vec4 o=vec4(0);float r=length(p);lay(o,vec3(1,.95,.8),.5*exp(-r*r*6.)*smoothstep(1.,.6,r)+.45*smoothstep(.16,.05,r));return o;}
