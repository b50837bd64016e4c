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
in vec2 vp;
out vec4 frag;
int mode;            // pass: 0 shadow, 1 silhouette, 2 shade
vec2 P;              // point of this pass
float W,U,D,K,G,M;   // antialiasing width, union, last part's distance, light below, gloss above, material of the next part
vec3 C;              // colour of the nearest part, for the outline
vec4 O;              // what is painted so far
//@functions  (sdf, sprite_light, sprites and the generated dispatch() go here)
void main(){
 float s=9.;
 W=px;M=0.;K=.58;G=0.;O=vec4(0);C=vec3(1);
 // the bound depends on a uniform so that no compiler unrolls the sprite three times
 for(int i=0;i<3+min(kind,0);i++){
  mode=i;P=vp;
  if(i<1)P+=vec2(-.05,.12);
  if(i==1)s=U;
  if(i<2)U=9.;
  else{O=vec4(.06,.03,.16,1)*.42*smoothstep(.14,-.12,s)*smoothstep(1.,.9,max(abs(P.x),abs(P.y)));O=mix(O,vec4(dusk(C),1),smoothstep(px,-px,U-.075));}
  dispatch(P);
 }
 O.rgb=mix(O.rgb,vec3(1,.99,.95),G*smoothstep(px,-px,U));
 frag=O;
}
