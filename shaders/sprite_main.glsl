//@vertex  of everything baked: one strip of four vertices; gl.viewport picks the cell of the atlas. What is
// baked comes as constant attributes: a uniform's place would have to be asked for, and the page wait.
#version 300 es
layout(location=1) in vec4 a;  // mood or aspect, px, res
layout(location=2) in vec4 b;  // tint or view
layout(location=3) in vec4 c;  // grade
out vec2 vp;
flat out float mood,asp,px;
flat out vec2 res;
flat out vec4 tint,view,grade;
void main(){mood=asp=a.x;px=a.y;res=a.zw;tint=view=b;grade=c;vp=vec2(gl_VertexID&1,gl_VertexID>>1)*2.-1.;gl_Position=vec4(vp,0,1);}
//@fragment
#version 300 es
precision highp float;
precision highp int;
flat in float mood;  // 0 happy, 1 wow, 2 sad, 3 blink, 4 angry
flat in vec4 tint;   // a>.5: rgb replaces the main colour
flat in float px;    // size of one output pixel in sprite units
uniform sampler2D faces;
in vec2 vp;
out vec4 frag;
// What lies at this point so far; lit once, at the end. Parts and inks lay themselves over it.
vec2 P;              // the point
float U,D;           // distance of the union and of the last part
float T;             // cover by parts
float M;             // material of the next part: 0 plain, 1 gel, 2 metal
vec3 A,C;            // colour; that of the nearest part, for the outline
vec4 S;              // normal, nearness to the rim (0 to 1), gloss
vec4 F;              // material, seam, flatness, light left by shadows
//@functions  (sdf, sprite_parts, the sprite, generated dispatch() and shiny, sprite_light go here)
void main(){
 float s;
 int i=0;
 // once for the shadow, then for the sprite; the bound depends on the mood so that no compiler unrolls it
 do{
  P=vp;
  if(i<1)P+=vec2(-.05,.12);
  s=U;
  U=9.;T=M=0.;A=C=vec3(0);S=vec4(0);F=vec4(0,0,0,1);
  dispatch(P);
 }while(++i<2+min(int(mood),0));
 vec4 O=vec4(.06,.03,.16,1)*.42*smoothstep(.14,-.12,s)*smoothstep(1.,.9,max(abs(P.x),abs(P.y)));
 frag=mix(O,vec4(lit(),1),cover(U-.075));
}
