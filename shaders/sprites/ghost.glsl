void sprite_ghost(vec2 p){
vec3 c=base(vec3(.93,.95,1.));vec2 m=mir(p);
part(sdTap(m,vec2(.46,-.02),vec2(.68,.08),.15,.1),c,.12,0.);
float d=smin(sdCircle(p-vec2(0,.16),.52),sdBox(p-vec2(0,-.24),vec2(.52,.4),.1),.05);
d=max(d,-p.y-.56+.08*cos(p.x*18.));part(d,c,.4,.5);face(vec2(0,.1),1.05);
}
