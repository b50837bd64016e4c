void years(vec2 p){}
