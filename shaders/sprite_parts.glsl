// The drawing verbs of sprites. Globals and inputs are declared in sprite_main.glsl.
// Parts go back to front. Every verb is compiled anew wherever a sprite calls it: they only note what lies
// where, and lit() of sprite_light.glsl does the rest once.

// antialiased inside of a distance, one pixel wide
float cover(float d){return clamp(.5-d/px,0.,1.);}
// main colour of the sprite, which a scene may replace
vec3 base(vec3 c){return tint.a>.5?tint.rgb:c;}
// a smooth but stretched distance made true
float fit(float d){return d/clamp(length(vec2(dFdx(d),dFdy(d)))/px,1.,4.);}
// one lit part. bevel: how far from the rim the surface curves; gloss 0 to 1
void part(float d,vec3 c,float bevel,float gloss){
 vec2 n=vec2(dFdx(d),dFdy(d));
 n*=inversesqrt(dot(n,n)+1e-12);
 float a=cover(d),m=cover(d-.03);
 C=mix(C,c,clamp((U-d)*25.+.5,0.,1.));
 U=min(U,d);
 D=d;
 // contact shadow on what lies below, then the seam, then the part
 F.w*=1.-smoothstep(.13,-.05,d-dot(n,vec2(.03,-.06)));
 F=mix(F,vec4(M,1,0,1),m);
 F.y-=F.y*a;
 T+=m-T*m;
 A=mix(A,c,m);
 S=mix(S,vec4(n,clamp(1.+d/bevel,0.,1.),gloss),a);
}
// sweets that glow from within; polished metal
void gel(float d,vec3 c,float bevel){M=1.;part(d,c,bevel,1.);M=0.;}
void metal(float d,vec3 c,float bevel){M=2.;part(d,c,bevel,.6);M=0.;}
// flat detail over the whole silhouette; ink(max(d,D),c) keeps it within the last part
void inkA(float d,vec3 c,float alpha){
 alpha*=cover(d)*cover(U);
 A=mix(A,c,alpha);
 F.yzw=mix(F.yzw,vec3(0,.4,1),alpha);
}
void ink(float d,vec3 c){inkA(d,c,1.);}
// a leaf along +y from the origin, s long
void leaf(vec2 p,float s,vec3 c){p.y-=s*.5;part(sdLeaf(p,s*.6,s*.33),c,s*.25,.0);ink(max(sdSeg(p,vec2(0,-s*.5),vec2(0,s*.3),.018),D+.02),c*.7);}
// face: eyes .3 left and right of the centre, times scale; drawn beforehand by face_main.glsl
void face(vec2 o,float s){
 vec2 p=(P-o)/s;
 vec4 t=texture(faces,vec2(clamp(p.x/1.4,-.5,.5)+.5+mood,p.y/1.4+.5)*vec2(.2,1))*cover(U);
 A=A*(1.-t.a)+t.rgb;
 F.yzw=mix(F.yzw,vec3(0,1,1),t.a);
 S.w*=smoothstep(-.05,.1,min(sdEll(vec2(abs(p.x)-.3,p.y-.06),vec2(.15,.2)),length(p+vec2(0,.2))-.15));
}
