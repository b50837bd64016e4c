// pleats of a curtain at u: 0 dark .. 1 light
float pleat(float u){return .5+.32*sin(u)+.18*sin(u*2.3+1.);}
vec3 bg_stage(vec2 p,float asp){float k=min(1.,.42+.42*asp),H=1./k;vec2 q=vec2(p.x-asp*.5,p.y)/k,c=q-vec2(0,.55*H);float r=length(c),a=atan(c.y,c.x),g=.2*H,d;
// burst of rays on the backdrop
vec4 o=vec4(mix(vec3(.6,.29,.76),vec3(.27,.15,.52),smoothstep(.0,1.1,r)),1);
o.rgb+=vec3(.1,.05,.1)*smoothstep(-.25,.25,sin(a*14.))*smoothstep(0.,.3,r)*smoothstep(1.3,.2,r);o.rgb=mix(o.rgb,vec3(1,.72,.85),.38*exp(-r*r*6.));
// stars of the backdrop
float t=length(c/vec2(max(1.,asp*.9),1))*27.8-5.,i=clamp(ceil(t-.8),0.,21.);do{vec2 v=c-vec2(cos(i*2.4),sin(i*2.4))*(.18+.036*i)*vec2(max(1.,asp*.9),1.);lay(o,vec3(1,.82,.6),.38*sf(sdStar(v*rot(i),.012+.012*h1(i),5,2.8)-.003,.002));}while(++i<min(t+.8,22.));
// bow of bulbs
float R=min(.34,.4*asp/k);d=abs(r-R);lay(o,vec3(.36,.14,.5),.5*sf(abs(d)-.024,.004));lay(o,vec3(1,.72,.4),.7*sf(abs(d-.024)-.003,.002));float n=floor(a*32./6.2832+.5)*6.2832/32.;d=length(c-R*vec2(cos(n),sin(n)));lay(o,vec3(1,.7,.4),.6*exp(-d*46.)*smoothstep(.07,.03,d));lay(o,vec3(1,.95,.78),.9*sf(d-.009,.003));
// floor with planks, reflection and pool of light
d=g-q.y;if(d>0.){float v=q.x/(.5+d*1.4)*9.;vec3 f=mix(vec3(.5,.24,.36),vec3(.8,.46,.42),.35+.35*h2(vec2(floor(v),3))+.25*vn(vec2(v*5.,d*9.))-.1*abs(q.x));f*=1.-.3*smoothstep(.44,.5,abs(fract(v)-.5));f=mix(f,vec3(1,.78,.8),.6*exp(-dot(q-vec2(0,.11*H),q-vec2(0,.11*H))*vec2(5,30).x)+.1);f*=.72+.28*smoothstep(0.,.06,d);o=vec4(f,1);}
lay(o,vec3(1,.7,.45),.7*sf(abs(d)-.005,.002));
// spotlights
for(float i=-1.;i<2.;i+=2.){vec2 v=(q-vec2(i*.36*asp/k,1.06*H))*rot(i*.48*min(asp,1.));lay(o,vec3(1,.93,.86),.3*smoothstep(.0,.04,(-v.y)*.24-abs(v.x)+.02)*exp(v.y*1.5)*smoothstep(-1.5,-.2,v.y));}
// curtains and valance
float x=abs(q.x)-asp*.5/k,y=p.y-.12,w=.055+.04*min(asp,1.5)+.07*sq(abs(p.y-.42)*1.6);d=-x-w-.008*sin(p.y*30.);n=pleat(x*70./(1.+w*5.)+sin(p.y*3.));lay(o,vec3(.1,.03,.2),.45*sf(d-.02,.04));lay(o,mix(vec3(.5,.06,.2),vec3(.98,.32,.36),n),sf(max(d,-y),.002));
lay(o,mix(vec3(.85,.5,.15),vec3(1,.9,.5),n),sf(max(abs(p.y-.44-.02*cos(x*30.))-.012,d),.002));
return o.rgb;}
vec4 near_stage(vec2 p,float asp){vec4 o=vec4(0);float k=.5+.2*min(asp,1.4),u=(p.x-asp*.5)/k,z=.2,f=fract(u/z+.5)-.5,h=.945+.14*f*f*4.*.35-.035*abs(u)*k,d,n=pleat(f*46.);
// swags with a gold fringe
d=h-p.y;lay(o,vec3(.1,.03,.2),.4*sf(d-.012,.02));lay(o,mix(vec3(.5,.06,.2),vec3(1,.34,.38),clamp(.5+.5*sin((p.y-.35*f*f)*150.)*.7+.3*n-.4*smoothstep(.25,.5,abs(f)),0.,1.)),aa(d));lay(o,mix(vec3(.8,.45,.12),vec3(1,.92,.55),.5+.5*sin(u*260.)),aa(abs(d+.002)-.009));
// footlights on a golden apron
d=p.y-.04;lay(o,mix(vec3(.36,.06,.2),vec3(.72,.16,.3),smoothstep(-.05,0.,d)+.15*sin(u*90.)),aa(d));lay(o,mix(vec3(.75,.42,.1),vec3(1,.92,.55),smoothstep(-.01,.006,d)),aa(abs(d)-.008));
float x=min(p.x,asp-p.x),i=clamp(floor(x/(.075*k)),0.,2.);vec2 q=(vec2(x,p.y)-vec2((i+.5)*.075*k,.058))/k;if(x<asp*.42){float r=length(q);lay(o,vec3(1,.8,.45),.55*exp(-r*24.)*smoothstep(.11,.05,r));ball(o,q-vec2(0,.006),.019,vec3(1,.93,.68));lay(o,mix(vec3(.95,.7,.28),vec3(.55,.28,.1),smoothstep(-.03,.04,q.x)),aa((max(length(q)-.03,q.y-.002))*k));}
return o;}
vec4 life_stage(vec2 p){vec4 o=vec4(0);float r=length(p),d=sdStar(p,.42,5,2.8)-.06;lay(o,vec3(1,.75,.5),.5*exp(-r*r*5.)*smoothstep(1.,.6,r));lay(o,mix(vec3(1,.8,.4),vec3(1,.97,.8),smoothstep(0.,-.2,d)),aa(d));return o;}
