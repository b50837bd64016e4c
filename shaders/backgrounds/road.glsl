vec3 bg_road(vec2 p,float asp){float k=min(1.,.42+.42*asp),X=(p.x-asp*.5)/k,h=.7,r=length((p-vec2(asp*.7,.9))/k),n;
vec4 o=vec4(mix(vec3(.88,.96,.97),vec3(.32,.68,.98),smoothstep(.66,1.05,p.y)),1);
o.rgb=mix(o.rgb,vec3(1,.97,.8),.75*exp(-r*4.5));lay(o,vec3(1,.98,.86),smoothstep(.075,.05,r));
clouds(o,p,asp,k*.8,.76,vec3(.74,.87,.97),vec3(1,1,.98));
// mountains and hazy hills
float j=abs(p.y-h-.06)<.08?0.:3.;do{float s=(j<1.?.085*(.2+vn(vec2(X*5.+3.,1.)))+.03*vn(vec2(X*16.,2.)):.065-.019*j+.02*sin(X*(4.+j*2.)+j*3.)),e=(p.y-h)-s*min(1.,k*1.25),f=j/3.,w=15.-3.*j,i=floor(X*w-.1);vec3 c=mix(vec3(.64,.78,.92),vec3(.46,.74,.38),f);
do{float x=(i+.5+.4*(h1(i+j)-.5))/w;if(j>0.&&e>-.006&&h1(i*1.7+j)>.3)tree(o,(vec2(X,(p.y-h)/k)-vec2(x,(.06-.019*j+.02*sin(x*(4.+j*2.)+j*3.))*min(1.,k*1.25)/k))/(.035+.014*j),i+j,mix(c*.8,vec3(.2,.5,.36),.3*f),mix(vec3(.68,.86,.76),vec3(.6,.84,.36),f));}while(++i<X*w+.15);
c=mix(c*.92,c*1.12,smoothstep(-.06,0.,e)+.5*(vn(vec2(X*20.,e*60.+j))-.5));lay(o,mix(c,vec3(.88,.96,.92),.45*smoothstep(0.,-.05,e)*(1.-.6*f)),sf(e,.0012));}while(++j<4.);
// plain ground in perspective
float d=max(h-p.y,0.),v=1./(d+.07),u=X*v;n=fbm(vec2(u*2.4,v*5.),p.y>h+.004?1.:.1);vec3 c=mix(vec3(.72,.86,.5),vec3(.42,.72,.3),smoothstep(0.,.45,d));c*=.96+.1*n;
c=mix(c,c*1.05+vec3(.015,.02,0),smoothstep(-.4,.4,sin(v*5.5))*smoothstep(.0,.3,d));c=mix(c,c*vec3(.8,.9,.74),.7*smoothstep(.5,2.2,abs(u)-.15*n));
vec2 g=vec2(u*7.,v*9.),b=floor(g);r=h2(b);g=fract(g)-.3-.4*vec2(h2(b+3.),h2(b+5.));lay(o,mix(vec3(.7,.88,.46),c,smoothstep(0.,.12,d)),aa(p.y-h));lay(o,r>.93?vec3(1,.96,.85):r>.88?vec3(1,.86,.4):vec3(.3,.6,.26),.7*smoothstep(.16,.08,length(g))*step(.82,r)*smoothstep(1.2,1.7,abs(u))*smoothstep(.08,.2,d));
// hedge along the horizon
float i=floor(X*11.-.5);do{b=clump((vec2(X,(p.y-h)/k)-vec2((i+.5)/11.,-.006))/vec2(.055,.022+.014*h1(i)),11.,i,.1);lay(o,mix(vec3(.42,.68,.42),vec3(.72,.88,.5),b.y),b.x*smoothstep(-.5,.1,(p.y-h)/.03+.4));}while(++i<X*11.+.5&&abs(p.y-h)<.05);
return o.rgb;}
vec4 near_road(vec2 p,float asp){vec4 o=vec4(0);float m=step(asp*.5,p.x),x=min(p.x,asp-p.x),k=.3+.36*min(asp,1.4),b=exp(-max(x,0.)*13./k);vec2 q=vec2(x,p.y)/k;
// leaves at the upper corners, bushes and flowers below
float N=max(q.x,q.y)>.28?9.:0.,i=q.y<1.03/k-.2?2.:0.;do{vec2 c=clump((q-vec2(-.03+.09*i,1.03/k))/vec2(.13-.02*i,-.13+.03*i),15.,i*3.+m,.06);lay(o,mix(vec3(.14,.44,.22),vec3(.58,.84,.32),1.-c.y),c.x);}while(++i<3.);i=min(N,3.);
do{float j=min(N,2.);vec2 c=clump((q-vec2(-.03+.06*mod(i*2.,3.),.13-.05*i))/vec2(.11,.11-.01*i),15.,i*5.+m*2.,.05);lay(o,mix(vec3(.1,.4,.2),vec3(.54,.83,.3),c.y),c.x);do flower(o,vec2(x,p.y)-vec2(.01+.04*j+.03*h1(i+j*3.+m),.15-.04*i+.035*h1(i*2.+j+m))*k,(.01+.006*h1(i+j))*k*1.4,5.,mod(i+j+m,3.)<1.?vec3(1,.97,.93):mod(i+j+m,3.)<2.?vec3(1,.55,.5):vec3(1,.8,.35));while(++j<3.);}while(++i<4.);i=step(.15,p.y);
do{float g=-.005-.012*i+.05*b;vec2 c=blades(p-vec2(0,g),44.,.02+.05*b,i*17.);lay(o,mix(vec3(.14,.46,.18),vec3(.5+.1*i,.82,.28),c.y),c.x);lay(o,vec3(.14,.46,.18),sf(p.y-g-.004,.004));}while(++i<2.);
return o;}
vec4 life_road(vec2 p){vec4 o=vec4(0);vec2 q=p/vec2(.66,.5)+vec2(0,.3),c=clump(q,12.,7.7,.15);lay(o,mix(vec3(.8,.9,.98),vec3(1),smoothstep(.2,.8,c.y)),c.x*smoothstep(-.3,.25,q.y)*.9);return o;}
