// freckles
void years(vec2 p){vec2 q=mir(p)-vec2(.285,-.27);inkA(min(min(sdCircle(q,.014),sdCircle(q-vec2(.06,.02),.014)),sdCircle(q-vec2(-.05,.025),.014)),skin*vec3(.7,.5,.42),.8);}
