// Eyes and mouths: flat, without outline and shadow, a program of their own. A cell spans -span to span
// of the head's units.
flat in float mood;
flat in float px;
in vec2 vp;
out vec4 frag;
vec4 O;
float cover(float d){return clamp(.5-d/(px*span),0.,1.);}
void inkA(float d,vec3 c,float alpha){O=mix(O,vec4(c,1),alpha*cover(d));}
void ink(float d,vec3 c){inkA(d,c,1.);}
