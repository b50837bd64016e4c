void sprite_chili(vec2 p){
 vec2 q=rot(2.4)*(p-vec2(.36,.36));
 float a=atan(q.x,q.y);
 part(sdArc(rot(-.36)*q,1.1,.76,.075),vec3(.4,.7,.22),.07,0.);
 part(sdArc(q,1.05,.76,.25+.1*a-.12*a*a),base(vec3(.98,.15,.14)),.3,1.);
 part(sdEll(rot(-1.13)*q-vec2(0,.76),vec2(.11,.25)),vec3(.45,.8,.25),.12,.2);
 face(vec2(-.16,-.17),.72);
}
