// The drawing verbs of sprites. Globals and uniforms are declared in sprite_main.glsl.
// Parts go back to front. Write each part's distance once: the sprite runs once per pass.

// outline colour of c: dark, saturated, yellow turns to brown
vec3 dusk(vec3 c){return c*c*(vec3(.44,.3,.42)-.22*min(c.r,min(c.g,c.b)))+vec3(.05,0,.06);}
// c under light l: cool saturated shadow, plain middle, warm light
vec3 tone(vec3 c,float l){return mix(mix(c*mix(c,vec3(1),.4)*vec3(.7,.5,.74),c,smoothstep(-.5,.56,l)),mix(c,vec3(1,.98,.8),.45),smoothstep(.6,1.,l));}
// main colour of the sprite, which a scene may replace
vec3 base(vec3 c){return tint.a>.5?tint.rgb:c;}
// a smooth but stretched distance made true
float fit(float d){return d/clamp(length(vec2(dFdx(d),dFdy(d)))/px,1.,4.);}
// one lit part. bevel: how far from the rim the surface curves; gloss 0 to 1
void part(float d,vec3 c,float bevel,float gloss){
 vec2 n=vec2(dFdx(d),dFdy(d));
 n*=inversesqrt(dot(n,n)+1e-12);
 D=d;
 if(mode<2){C=mix(c,C,smoothstep(-.02,.02,d-U));U=min(U,d);return;}
 float h=clamp(1.+d/bevel,0.,1.),s=h*(.5+.45*h),a=smoothstep(W,-W,d),e=dot(n,vec2(-.53,.85));
 vec3 N=vec3(n*s,sqrt(1.-s*s)),k;
 float l=dot(N,vec3(-.43,.68,.59));
 if(M>1.5)l=.12+.95*smoothstep(-.7,.8,sin(5.*dot(N.xy,vec2(-.5,.8))+3.*(P.y-P.x)+.7)); // metal: bands of sky and ground
 else if(M>.5)l=max(l,.56);                                                        // sweets: no dark side, but a glow
 k=tone(c,l)+c*.34*smoothstep(.78,1.,h)*smoothstep(.3,1.,-e);
 k=mix(k,vec3(1,.97,.85),.5*smoothstep(.7,.97,h)*smoothstep(.4,.95,e));
 if(M>.5&&M<1.5)k=mix(k*mix(k,vec3(1),.45),mix(c,sqrt(c),.55)*1.06,smoothstep(-.4,.8,dot(N.xy,vec2(.53,-.85))));
 // contact shadow on what lies below, then the seam, then the part
 O.rgb*=1.-vec3(.36,.42,.32)*smoothstep(.13,-.05,d-dot(n,vec2(.03,-.06)));
 O=mix(O,vec4(dusk(c),1),smoothstep(W,-W,d-.03));
 O=mix(O,vec4(k,1),a);
 K=mix(K,l,a);
 G=mix(G,gloss*max(.92*smoothstep(.975,.99,dot(N,vec3(-.34,.48,.81))),.7*smoothstep(.99,.996,dot(N,vec3(-.66,.16,.73)))),a);
}
// sweets that glow from within; polished metal
void gel(float d,vec3 c,float bevel){M=1.;part(d,c,bevel,1.);M=0.;}
void metal(float d,vec3 c,float bevel){M=2.;part(d,c,bevel,.6);M=0.;}
// flat detail over the whole silhouette; ink(max(d,D),c) keeps it within the last part
void inkA(float d,vec3 c,float alpha){if(mode>1)O.rgb=mix(O.rgb,tone(c,mix(.58,K,.6)),alpha*smoothstep(W,-W,d)*smoothstep(W,-W,U));}
void ink(float d,vec3 c){inkA(d,c,1.);}
// a leaf along +y from the origin, s long
void leaf(vec2 p,float s,vec3 c){p.y-=s*.5;part(sdLeaf(p,s*.6,s*.33),c,s*.25,.0);ink(max(sdSeg(p,vec2(0,-s*.5),vec2(0,s*.3),.018),D+.02),c*.7);}
// face: eyes .3 left and right of the centre, times scale
void face(vec2 o,float s){
 if(mode<2)return;
 vec2 p=(P-o)/s,e=vec2(abs(p.x)-.3,p.y-.06),f=vec2(p.x-sign(p.x)*.3,e.y),t=p+vec2(0,.14),r;
 float m=floor(mood+.5),d,b=9.;
 vec3 k=vec3(.2,.07,.13);
 W=px/s;K=.58;
 G*=smoothstep(-.05,.1,min(sdEll(e,vec2(.15,.2)),length(p+vec2(0,.2))-.15));
 inkA(sdEll(e-vec2(.2,-.19),vec2(.115,.08))*.5,vec3(1,.3,.42),.55);
 if(m==3.)b=sdArc(e+vec2(0,.03),1.15,.12,.036);
 else{
  r=m==1.?vec2(.15,.19):vec2(.135,.175);
  d=sdEll(e,r);
  if(m==4.)d=max(d,e.y-.075-e.x*.5);
  if(m==2.)d=max(d,e.y-.12+e.x*.25);
  ink(d-.025,vec3(1));
  d=max(d,sdEll(e-vec2(0,.01),r*.9));
  ink(d,vec3(.17,.08,.17));
  inkA(max(d,sdCircle(e+vec2(0,.14),.1)),vec3(.62,.36,.5),.7);
  ink(max(d,sdCircle(f-vec2(-.045,.065),m==1.?.07:.055)),vec3(1));
  ink(max(d,sdCircle(f-vec2(.05,-.06),.028)),vec3(1));
 }
 // brows, and the mouth
 if(m==1.)b=sdArc(e-vec2(0,.17),.7,.15,.03);
 if(m==2.){
  b=min(sdSeg(e,vec2(-.12,.28),vec2(.1,.2),.03),sdArc(t+vec2(0,.15),.9,.12,.032));
  ink(sdCone(p,vec2(-.42,-.12),vec2(-.44,-.25),.02,.06),vec3(.55,.88,1));
 }
 if(m==4.){
  b=sdSeg(e,vec2(-.15,.05),vec2(.13,.2),.04);
  d=max(sdCircle(t-vec2(0,.07),.17),t.y-t.x*.15);
  ink(d-.02,k);
  ink(max(d+.01,-t.y-.055+t.x*.15),vec3(1));
 }
 inkA(b-.03,vec3(1,.95,.95),.3);
 ink(b,k);
 if(m<2.||m==3.){
  r.x=m==1.?.19:m==3.?.15:.13;
  d=max(sdCircle(t*vec2(1,m==1.?.8:1.),r.x),t.y-.02)-.012;
  ink(d,vec3(.45,.06,.13));
  ink(max(d+.012,sdCircle(t+vec2(0,r.x*1.05),r.x*.72)),vec3(1,.42,.48));
 }
 W=px;
}
