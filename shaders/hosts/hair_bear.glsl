void hair_back(vec2 p){vec2 m=mir(p);part(sdCircle(m-vec2(.44,.36),.21),skin,.2,0.);ink(sdCircle(m-vec2(.43,.35),.115),hair*vec3(1.,.86,.8));}
void hair_front(vec2 p,float f){inkA(max(sdEll(p-vec2(0,.44),vec2(.16,.12)),f),hair,.5);}
