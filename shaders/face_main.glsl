// The five faces, side by side, for face() of sprite_light.glsl: one program for all sprites. A cell spans
// -.7 to .7. sdf.glsl goes before; the vertex shader is the sprites'.
flat in float mood;  // 0 happy, 1 wow, 2 sad, 3 blink, 4 angry
flat in float px;    // size of one output pixel
in vec2 vp;
out vec4 frag;
vec4 O;
void inkA(float d,vec3 c,float alpha){O=mix(O,vec4(c,1),alpha*clamp(.5-d/px,0.,1.));}
void ink(float d,vec3 c){inkA(d,c,1.);}
void main(){
 vec2 p=vp*.7,e=vec2(abs(p.x)-.3,p.y-.06),f=vec2(p.x-sign(p.x)*.3,e.y),t=p+vec2(0,.14),r;
 float m=floor(mood+.5),d,b=9.;
 vec3 k=vec3(.2,.07,.13);
 O=vec4(0);
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
 frag=O;
}
