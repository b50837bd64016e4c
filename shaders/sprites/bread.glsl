void sprite_bread(vec2 p){
 vec2 q=vec2(abs(p.x),p.y);
 float d=smin(sdBox(p+vec2(0,.2),vec2(.6,.54),.14),sdEll(q-vec2(.24,.36),vec2(.5,.34)),.12);
 part(d,base(vec3(.85,.54,.24)),.14,.4);
 part(d+.11,vec3(1,.88,.64),.12,.0);
 face(vec2(0,-.1),1.1);
}
