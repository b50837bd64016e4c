void sprite_sun(vec2 p){
vec3 c=base(vec3(1.,.8,.12));float a=atan(p.x,p.y);
part(sdStar(p,.76,10,3.4)-.05,vec3(1.,.55,.06),.14,0.);part(sdCircle(p,.54),c,.4,.6);face(vec2(0,-.02),.95);
}
