void sprite_corn(vec2 p){
 p=rot(-.3)*p;
 float x=abs(p.x);
 part(sdEll(p-vec2(0,.1),vec2(.4,.72)),base(vec3(1,.84,.2)),.4,.9);
 vec2 q=vec2(p.x/sqrt(1.02-p.y*p.y)*6.5,p.y*6.5),f=fract(q)-.5;
 inkA(max(-sdBox(f,vec2(.44),.2)/6.5,D+.02),vec3(.88,.56,.06),.8);
 part(sdLeaf(rot(.3)*vec2(x-.34,p.y+.32),.5,.28),vec3(.42,.78,.25),.16,.1);
 part(sdLeaf(rot(.8)*vec2(x-.3,p.y+.5),.36,.2),vec3(.52,.85,.3),.14,.1);
 face(vec2(.02,.1),.78);
}
