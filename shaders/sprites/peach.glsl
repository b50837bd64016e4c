void sprite_peach(vec2 p){
 leaf(rot(1.25)*(p-vec2(.05,.6)),.56,vec3(.36,.74,.25));
 leaf(rot(-1.1)*(p-vec2(-.02,.6)),.5,vec3(.46,.82,.28));
 part(smin(sdCircle(p-vec2(.12,-.06),.64),sdCircle(p+vec2(.12,.06),.64),.2),base(mix(vec3(1,.45,.48),vec3(1,.76,.42),smoothstep(.7,-.6,p.x+p.y*.6))),.66,.8);
 inkA(max(sdArc(rot(-1.9)*(p-vec2(-.62,.3)),.42,.68,.022),D),base(vec3(.93,.35,.4)),.7);
 face(vec2(0,-.16),1.05);
}
