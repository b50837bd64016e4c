void sprite_chili(vec2 p){
 vec2 q=rot(2.5)*(p-vec2(.34,.42));
 float a=atan(q.x,q.y);
 part(sdArc(rot(-.3)*q,1.25,.86,.07),vec3(.36,.66,.2),.07,0.);
 part(sdArc(q,1.05,.84,.21+.12*a-.09*a*a),base(vec3(.98,.15,.14)),.26,1.);
 part(sdStar((rot(-.9)*(p-vec2(.62,-.22)))*vec2(1,1.),.1,6,3.2)-.05,vec3(.42,.77,.24),.1,0.);
 face(vec2(.1,-.32),.7);
}
