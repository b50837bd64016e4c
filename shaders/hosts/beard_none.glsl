void beard(vec2 p,float f){}
