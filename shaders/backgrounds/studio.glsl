// round plinth: top centre p=0, radius r, height h
void plinth(inout vec4 o,vec2 p,float r,float h,vec3 c){float t=.17,e=sdEll(p,vec2(r,r*t)),s=min(max(abs(p.x)-r,abs(p.y+h*.5)-h*.5),sdEll(p+vec2(0,h),vec2(r,r*t)));float u=p.x/r;vec3 b=c*(.99-.16*smoothstep(-.3,1.,u)-.1*smoothstep(-.5,-1.,u)+.07*exp(-sq((u+.42)*4.)));b*=1.-.1*smoothstep(0.,-h-r*t,p.y);lay(o,b,sf(s,.0012));lay(o,mix(c*1.01,c*1.1+.03,smoothstep(1.,-.6,u+p.y*3./r)),sf(e,.0012));lay(o,vec3(1),.6*sf(abs(e+.0015)-.0012,.0012));}
vec3 bg_studio(vec2 p,float asp){float k=min(1.,.42+.42*asp);vec2 q=vec2(p.x-asp*.5,p.y)/k;float H=1./k,g=.27*H,W=asp/k;
// seamless backdrop that curves into the floor, with a soft spot
vec3 A=vec3(.95,.83,.8),B=vec3(.82,.68,.72);vec4 o=vec4(mix(A,B,smoothstep(.25,1.1,length((q-vec2(0,.55*H))*vec2(.75,.8)))),1);
o.rgb=mix(o.rgb,vec3(1,.965,.94),.85*exp(-dot(q-vec2(0,.55*H),q-vec2(0,.55*H))*3.4));
float f=smoothstep(g+.07,g-.05,q.y);o.rgb=mix(o.rgb,mix(vec3(.97,.88,.85),vec3(.86,.73,.75),smoothstep(.1,1.,abs(q.x)+.8*(g-q.y))),f);lay(o,vec3(.6,.4,.48),.1*exp(-sq((q.y-g-.02)*9.)));
// arch niches behind
float w=min(.3,.36*W),d;for(float i=0.;i<2.;i++){vec2 u=q-vec2(0,g);float r=w-.07*i;d=u.y>.62*H-r*1.4-.05*H-.05*i?length(u-vec2(0,.62*H-r*1.4-.05*H-.05*i))-r:abs(u.x)-r;d=max(d,-u.y);lay(o,mix(vec3(.93,.77,.74),vec3(1,.92,.88),clamp(.5-u.x*1.6+.3*u.y+.25*i,0.,1.)),.55*sf(d,.004));lay(o,vec3(.55,.33,.4),.16*smoothstep(-.06,.0,d)*smoothstep(.004,-.004,d)*smoothstep(.15,-.2,u.x-u.y*.2));lay(o,vec3(1,.98,.95),.5*sf(abs(d)-.002,.002));}
// light through blinds, very soft
d=q.x*.9+q.y;lay(o,vec3(1,.98,.93),.16*smoothstep(.3,.7,.5+.5*sin(d*30.))*exp(-sq((d-.62*H)*3.4))*smoothstep(.2,.4,p.y));
// plinth on its reflection and contact shadow
vec2 u=q-vec2(0,.19*H);float z=min(.25,.33*W);lay(o,vec3(.45,.26,.35),.42*sf(sdEll(u-vec2(.05,-.115),vec2(z*1.2,z*.2)),.06));plinth(o,u-vec2(0,-.052),z*1.1,.045,vec3(.93,.8,.77));lay(o,vec3(.45,.26,.35),.3*sf(sdEll(u-vec2(.012,-.052),vec2(z*.9,z*.15)),.02));plinth(o,u,z*.82,.05,vec3(.97,.87,.84));
lay(o,vec3(1,.97,.93),.55*sf(sdEll(u,vec2(z*.5,z*.08)),.05));
// bokeh
float i=q.y<.45*H-.09?7.:-1.;do{vec2 c;do{i++;c=vec2((h1(i)-.5)*W*1.05,(.45+.55*h1(i*2.+1.))*H);d=length(q-c)-.03-.05*h1(i+3.);}while(i<8.&&d>.01);lay(o,mix(vec3(1,.9,.82),vec3(1),h1(i+7.)),(.1+.12*h1(i+5.))*(sf(d,.006)+.6*sf(abs(d+.003)-.002,.003))*smoothstep(.05,.4,abs(c.x)/W));}while(i<8.);
return o.rgb;}
// soft leaf from p=0 along +x, 1 long
void softLeaf(inout vec4 o,vec2 p,vec3 c,float w){p.y+=.25*p.x*(p.x-1.);float x=clamp(p.x,0.,1.),a=abs(p.y),d=max(a-.85*x*(1.-x)*(1.15-.6*x),abs(p.x-.5)-.5);lay(o,c*(.86+.2*smoothstep(-.02,.02,p.y)+.2*x)-.03*sin(p.x*34.-a*44.)*smoothstep(.02,.08,a),sf(d,w));lay(o,c*1.3+.05,.5*sf(max(a-.01,abs(p.x-.46)-.46),w*.5));}
vec4 near_studio(vec2 p,float asp){vec4 o=vec4(0);float m=step(asp*.5,p.x),x=min(p.x,asp-p.x),k=.3+.36*min(asp,1.4);vec2 q=vec2(x,p.y)/k,H=vec2(0,1./k);
// out-of-focus branches: lower left, upper right; round stones lower right
if(m<.5){float i=max(q.x,q.y)>.5?6.:0.;do{float t=i/7.;vec2 u=(q-vec2(-.03+.035*i,.0+.34*t*(1.-.35*t)))*rot((mod(i,2.)<1.?-1.5:-.1)+.5*t);softLeaf(o,u/(.2-.1*t),mix(vec3(.42,.52,.44),vec3(.62,.68,.55),h1(i)),.035);}while(++i<7.);}
else{float i=max(q.x,H.y-q.y)>.5?6.:0.;do{float t=i/7.;vec2 u=(q-H*1.02-vec2(-.02+.04*i,-.03-.26*t*t))*rot((mod(i,2.)<1.?.15:1.5)+.3*t);softLeaf(o,u/(.19-.09*t),mix(vec3(.5,.57,.48),vec3(.7,.72,.6),h1(i+2.)),.05);}while(++i<7.);
for(float i=0.;i<3.;i++){vec2 u=q-vec2(.035+.105*i,.055-.022*i),r=vec2(.085-.022*i,.06-.018*i);lay(o,vec3(.45,.26,.35),.35*sf(sdEll(u-vec2(-.015,-.022),r),.04));float t=dot(u/r,vec2(.45,.7));lay(o,mix(vec3(.72,.55,.58),vec3(1,.93,.9)-.06*i,smoothstep(-.9,.7,t)),sf(sdEll(u,r),.004));}}
return o;}
vec4 life_studio(vec2 p){vec4 o=vec4(0);float r=length(p);lay(o,vec3(1,.97,.93),.28*smoothstep(.9,.78,r)*(.55+.45*r)+.25*smoothstep(.07,0.,abs(r-.8)));return o;}
