//@vertex  a cell is one strip of four vertices without attributes; gl.viewport picks the cell of the atlas
#version 300 es
out vec2 vp;
void main(){vp=vec2(gl_VertexID&1,gl_VertexID>>1)*2.-1.;gl_Position=vec4(vp,0,1);}
//@fragment
#version 300 es
precision highp float;
precision highp int;
uniform int kind;    // which sprite: the number in dispatch()
uniform float mood;  // 0 happy, 1 wow, 2 sad, 3 blink, 4 angry
uniform vec4 tint;   // a>.5: rgb replaces the main colour
uniform float px;    // size of one output pixel in sprite units
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
 // once for the shadow, then for the sprite; the bound depends on a uniform so that no compiler unrolls it
 do{
  P=vp;
  if(i<1)P+=vec2(-.05,.12);
  s=U;
  U=9.;T=M=0.;A=C=vec3(0);S=vec4(0);F=vec4(0,0,0,1);
  dispatch(P);
 }while(++i<2+min(kind,0));
 vec4 O=vec4(.06,.03,.16,1)*.42*smoothstep(.14,-.12,s)*smoothstep(1.,.9,max(abs(P.x),abs(P.y)));
 frag=mix(O,vec4(lit(),1),cover(U-.075));
}
