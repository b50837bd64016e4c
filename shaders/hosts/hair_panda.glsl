void hair_back(vec2 p){vec2 m=mir(p);vec3 c=vec3(.2,.17,.24);part(sdCircle(m-vec2(.44,.36),.2),c,.2,.2);ink(sdCircle(m-vec2(.43,.35),.1),c*1.5);}
void hair_front(vec2 p,float f){vec2 m=mir(p);inkA(max(sdEll(rot(-.5)*(m-vec2(.23,-.11)),vec2(.17,.22)),f),vec3(.2,.17,.24),1.);}
