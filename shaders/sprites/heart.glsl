void sprite_heart(vec2 p){
p.y+=.02;part(sdHeart(p*.82)/.82-.08,base(vec3(1.,.16,.34)),.4,.0);
inkA(sdEll(rot(.75)*(p-vec2(-.36,.36)),vec2(.17,.09)),vec3(1),.9);inkA(sdCircle(p-vec2(-.55,.12),.045),vec3(1),.8);
}
