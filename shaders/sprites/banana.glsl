void sprite_banana(vec2 p){
 vec2 q=rot(2.65)*(p-vec2(.16,.42));
 float a=atan(q.x,q.y);
 part(sdArc(q,1.28,.78,.09),vec3(.55,.4,.16),.08,0.);
 part(sdArc(q,1.1,.78,.31-.16*a*a),base(vec3(1,.87,.2)),.28,.8);
 inkA(max(sdArc(q,.95,.71,.02),D+.03),base(vec3(.93,.64,.1)),.8);
 face(vec2(-.1,-.3),.85);
}
