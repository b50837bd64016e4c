// Entry point of a background's layer, a program of its own each. The packer puts the layer's call for
// LAYER. view is the window in p: 0,0,asp,1 for the far layer; grown by 3 % on every side for the near
// one; -1,-1,2,2 for a life sprite. px (bg_lib) is view.w/res.y.
flat in vec2 res;flat in vec4 view;flat in float asp;out vec4 O;
void main(){vec2 f=gl_FragCoord.xy,p=view.xy+f/res*view.zw;vec4 c=LAYER;c.rgb=regrade(c.rgb/max(c.a,.001))*c.a;O=c+vec4(vec3((h2(f)-.5)/255.*c.a),0);}
