void hair_back(vec2 p){vec2 q=rot(-.36)*(mir(p)-vec2(.38,.34));float d=sdTri(q,.27)-.06;part(d,skin,.2,0.);ink(max(d,.16-q.y),vec3(.25,.14,.14));ink(sdTri(q+vec2(0,.06),.13)-.04,hair);}
void hair_front(vec2 p,float f){vec2 m=mir(p);inkA(max(sdEll(rot(-.5)*(m-vec2(.36,-.38)),vec2(.36,.24)),f),hair,1.);}
