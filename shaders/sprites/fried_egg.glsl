void sprite_fried_egg(vec2 p){
 float a=atan(p.y,p.x);
 part(length(p)-.7-.06*sin(a*3.+.6)-.045*sin(a*5.),vec3(1,.99,.96),.2,.4);
 gel(sdCircle(p-vec2(.02,.02),.42),base(vec3(1,.74,.1)),.42);
 face(vec2(.02,-.06),.78);
}
