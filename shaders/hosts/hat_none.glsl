void hat(vec2 p){}
