void hair_back(vec2 p){vec2 q=rot(-.18)*(mir(p)-vec2(.2,.3));float d=sdTap(q,vec2(0,.06),vec2(.03,.36),.12,.13);part(d,skin,.2,0.);ink(d+.065,vec3(1.,.62,.7));}
void hair_front(vec2 p,float f){part(smin(sdCircle(p-vec2(-.06,.38),.09),sdCircle(p-vec2(.06,.4),.08),.06),hair,.1,0.);}
