void sprite_jelly_bean(vec2 p){
 p=rot(.45)*p+vec2(0,.3);
 gel(sdArc(p,.78,.52,.36),base(vec3(.4,.88,.28)),.38);
 face(vec2(-.08,.12),.9);
}
