void eyewear(vec2 p,vec2 e){}
