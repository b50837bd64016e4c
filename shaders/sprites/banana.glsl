void sprite_banana(vec2 p){
 vec2 q=rot(2.65)*(p-vec2(.14,.36));
 float a=atan(q.x,q.y),d=sdArc(q,1.12,.72,.27-.14*a*a);
 part(sdArc(rot(-.02)*q,1.3,.72,.085),vec3(.5,.36,.14),.08,0.);
 part(d,base(vec3(1,.87,.2)),.24,.8);
 inkA(max(sdArc(q,.95,.66,.018),D+.03),base(vec3(.9,.62,.1)),.8);
 face(vec2(-.06,-.3),.72);
}
