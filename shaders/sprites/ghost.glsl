void sprite_ghost(vec2 p){
vec3 c=base(vec3(.93,.95,1.));vec2 m=mir(p);p.y-=.02;
part(sdTap(m,vec2(.46,-.04),vec2(.7,.1),.15,.1),c,.12,0.);
float d=smin(sdCircle(p-vec2(0,.18),.54),sdTrap(p-vec2(0,-.26),.6,.53,.4,.1),.05);
d=max(d,-p.y-.58+.09*cos(p.x*16.)*smoothstep(-.2,-.5,p.y));part(d,c,.4,.5);face(vec2(0,.12),1.12);
}
