// One of the product's own pictures as a sprite: outline, shadow, rim and bounce light as all sprites have
// them, from blurred alpha instead of distances. Before the strip is there, a token in the tint's colour.
flat in float px;    // size of one output pixel in sprite units
flat in vec4 tint;   // colour of the token; which picture, from 1
in vec2 vp;
uniform sampler2D strip;  // squares from the top down, premultiplied
out vec4 frag;
const vec2 KEY=vec2(-.53,.85);  // where the light comes from
vec4 see(vec2 p,float blur){
 vec2 s=vec2(textureSize(strip,0));
 if(s.x<2.){
  float d=length(p);
  return vec4(tint.rgb*(1.-.18*smoothstep(.4,.5,d)+.18*smoothstep(.56,.6,d)),1)*clamp((.74-d)/max(px,blur*.004)+.5,0.,1.);
 }
 // Blur by mipmaps; the neighbours in the strip are kept out.
 return textureLod(strip,vec2(p.x*.5+.5,(tint.a*255.-.5-clamp(p.y,-.98,.98)*.5)*s.x/s.y),max(log2(px*s.x*.5),0.)+blur);
}
// outline colour of c, as in sprite_light.glsl
vec3 dusk(vec3 c){return c*c*(vec3(.44,.3,.42)-.22*min(c.r,min(c.g,c.b)))+vec3(.05,0,.06);}
void main(){
 vec4 c=see(vp,0.),near=vec4(0);
 float wide=c.a,soft=0.,shade=0.,a;
 for(int i=0;i<16;++i){
  float t=float(i)*.3927;
  vec2 o=vec2(cos(t),sin(t));
  wide=max(wide,see(vp+o*.055,.5).a);
  vec4 n=see(vp+o*.09,2.);
  near+=n;
  soft+=n.a;
  shade+=see(vp+vec2(-.05,.12)+o*.07,2.5).a;
 }
 soft/=16.;
 a=max(c.a,.001);
 vec3 k=c.rgb/a;
 // the slope of the blurred silhouette points outwards
 vec2 g=vec2(see(vp-vec2(.06,0),2.).a-see(vp+vec2(.06,0),2.).a,see(vp-vec2(0,.06),2.).a-see(vp+vec2(0,.06),2.).a);
 float e=dot(g*inversesqrt(dot(g,g)+.0004),KEY),rim=smoothstep(.95,.55,soft);
 k=mix(k*mix(k,vec3(.86,.8,.92),.5),k,smoothstep(-.9,.3,dot(vp,KEY)));
 k=mix(k,k*k*vec3(.75,.66,.8),.5*rim*smoothstep(.1,.8,-e));
 k=mix(k,vec3(1,.97,.86),.5*rim*smoothstep(.25,.9,e));
 vec4 o=vec4(.06,.03,.16,1)*.42*smoothstep(0.,.9,shade/16.)*smoothstep(1.,.9,max(abs(vp.x),abs(vp.y)));
 o=mix(o,vec4(dusk(near.rgb/max(near.a,.01)),1),wide);
 frag=o*(1.-c.a)+vec4(k*c.a,c.a);
}
