// bald on top, tufts over the ears
void hair_back(vec2 p){vec2 m=mir(p);part(smin(smin(sdCircle(m-vec2(.47,.02),.16),sdCircle(m-vec2(.54,-.12),.14),.05),sdCircle(m-vec2(.42,.15),.13),.05),hair,.12,0.);}
void hair_front(vec2 p,float f){part(smin(sdTap(p,vec2(-.04,.37),vec2(.02,.5),.04,.02),sdTap(p,vec2(.02,.37),vec2(.12,.47),.04,.02),.05),hair,.06,0.);inkA(sdEll(rot(.5)*(p-vec2(-.2,.22)),vec2(.12,.06))*.5,vec3(1),.5);}
