void sprite_cherry(vec2 p){
 vec3 g=vec3(.42,.7,.2);
 part(min(sdArc(rot(.95)*(p-vec2(-.5,-.3)),.62,.94,.045),sdArc(rot(-1.2)*(p-vec2(1.,.3)),.45,.8,.045)),g,.05,0.);
 part(sdCircle(p-vec2(.4,-.3),.4),base(vec3(.93,.1,.22)),.4,1.);
 part(sdCircle(p-vec2(-.38,-.36),.44),base(vec3(.97,.12,.24)),.44,1.);
 leaf(rot(1.35)*(p-vec2(.22,.66)),.66,g+.06);
 face(vec2(-.38,-.42),.62);
 face(vec2(.4,-.36),.56);
}
