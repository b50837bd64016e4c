// crest of hill j at x
float hillY(float x,float j){return .57-.105*j+(.05-.005*j)*sin(x*(3.1+j*.9)+j*2.4+.6)+.014*sin(x*(9.-j)+j*4.);}
vec3 bg_meadow(vec2 p,float asp){float k=min(1.,.42+.42*asp),X=(p.x-asp*.5)/k;vec2 d=(p-vec2(asp*.77,.9))/k;float r=length(d),a=atan(d.y,d.x);
vec4 o=vec4(mix(vec3(.86,.96,.98),vec3(.3,.67,.98),smoothstep(.48,1.05,p.y)),1);
o.rgb=mix(o.rgb,vec3(1,.97,.8),.7*exp(-r*5.)+.14*smoothstep(.2,.9,.5+.5*sin(a*13.+sin(a*5.)*2.))*exp(-r*2.));lay(o,vec3(1,.98,.86),smoothstep(.085,.06,r));
clouds(o,p,asp,k,.65,vec3(.7,.85,.97),vec3(1,1,.98));
float j=0.;while(j<4.&&p.y<hillY(X,j+1.)-.004)j++;
do{float y=hillY(X,j),e=p.y-y,f=j/4.,sl=hillY(X+.01,j)-y,w=9.-j,n=0.;
vec3 hi=mix(vec3(.66,.87,.86),vec3(.62,.86,.3),smoothstep(0.,.8,f)),lo=mix(vec3(.55,.8,.84),vec3(.24,.6,.24),smoothstep(0.,.9,f)),t=mix(lo,vec3(.1,.42,.3),.12+.22*f);
do{float i=floor(X*w-.46)+n,x=(i+.2+.6*h1(i+j*7.))/w,z=(.06+.025*j)*(.6+.7*h1(i*2.+j));if(h1(i*1.3+j*3.)>.35&&e>-.006&&j>0.)tree(o,(vec2(X,p.y/k)-vec2(x,hillY(x,j)/k-.008))/z,i+j,t,hi*vec3(.92,1,.85));}while(n++<1.);
vec3 g=mix(lo,hi,clamp(.62+e*3.2+sl*14.+.5*(fbm(vec2(X*5.,e*16.-X*sl*5.)+j*9.,e>.006?1.:.1)-.5),0.,1.));
g=mix(g,hi*1.1+.04,smoothstep(.02,.002,-e)*.6);
lay(o,mix(g,vec3(.85,.95,.9),.3*smoothstep(.02,.14,-e)*(1.-f)),sf(e,.0012));}while(++j<5.&&p.y<hillY(X,j)+.2);
d=vec2(X,p.y/k)*vec2(34,60);vec2 i=floor(d);float z=h2(i);lay(o,mix(vec3(1,.97,.8),vec3(1,.55,.7),step(.93,z)),.7*smoothstep(.2,.1,length((fract(d)-.3-.4*vec2(h2(i+3.),h2(i+5.)))*vec2(1,.7)))*step(.87,z)*smoothstep(.22,.1,p.y));
return o.rgb;}
vec4 near_meadow(vec2 p,float asp){vec4 o=vec4(0);float x=min(p.x,asp-p.x),m=step(asp*.5,p.x),k=.3+.38*min(asp,1.4),b=exp(-max(x,0.)*12./k);
vec2 f=vec2(x/k,(p.y-.03)/k-.02*m);float t=mod(f.x+.03,.12)-.06,post=sdBox(vec2(t,f.y-.06),vec2(.017,.11),.012),rail=abs(abs(f.y-.075)-.035)-.011,g=max(min(post,rail),f.x-.3);
lay(o,vec3(.1,.3,.2),.35*sf(g-.004,.015));lay(o,mix(vec3(.62,.4,.24),vec3(.95,.76,.5),(post<rail?-t*22.:.4-f.y*3.)+.6+.3*vn(f*vec2(20,90))),aa(g*k));lay(o,vec3(.45,.26,.16),.8*aa(abs(g*k)-.0016));
float i=p.y>.2?2.:0.;do{g=.035-.02*i+(.035-.012*i)*b;vec2 c=clump((vec2(x,p.y)-vec2(.13*i*k-.01,g-.035))/(vec2(.15,.11)*k*(1.-.35*i)),15.,i*5.+m*2.3,.05);lay(o,mix(vec3(.1,.42,.2),vec3(.5,.82,.28),c.y),c.x);
vec3 G=mix(vec3(.08,.4,.16),vec3(.2,.55,.2),i*.5);c=blades(p-vec2(0,g),46.-6.*i,.045+.04*b,i*17.);lay(o,mix(G,vec3(.42+.12*i,.8+.05*i,.25),c.y),c.x);lay(o,G,sf(p.y-g-.004,.004));
float j=clamp(ceil(x/k*14.-1.5),0.,3.);do{float u=h1(j+i*7.+m*3.);c=vec2(x,p.y)-vec2((.02+.07*j+.03*u)*k,g+.025+.06*h1(j*3.+i+m)*b);lay(o,G,aa(max(abs(c.x+c.y*.15)-.002,abs(c.y+.03)-.03)));flower(o,c,(.016+.014*u)*k*1.3,5.+floor(u*3.),u<.35?vec3(1,.98,.95):u<.65?vec3(1,.5,.66):vec3(.75,.6,1));}while(++j<min(x/k*14.+.5,4.));}while(++i<3.);
return o;}
vec4 life_meadow(vec2 p){vec4 o=vec4(0);vec2 q=p/vec2(.66,.5)+vec2(0,.3),c=clump(q,12.,4.4,.15);lay(o,mix(vec3(.8,.9,.98),vec3(1),smoothstep(.2,.8,c.y)),c.x*smoothstep(-.3,.25,q.y)*.9);return o;}
