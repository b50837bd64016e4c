void sprite_jelly_bean(vec2 p){
 p=rot(.5)*p;
 gel(smin(smin(sdCircle(p-vec2(-.36,.02),.4),sdCircle(p-vec2(.36,.02),.4),.3),sdCircle(p-vec2(0,.22),.36),.4),base(vec3(.35,.85,.3)),.42);
 face(vec2(-.02,.04),.9);
}
