void sprite_jelly_bean(vec2 p){
 p=rot(.45)*p+vec2(-.06,.4);
 gel(sdArc(p,.8,.56,.41),base(vec3(.4,.88,.28)),.41);
 face(vec2(-.04,.16),1.);
}
