void sprite_pencil(vec2 p){
vec3 c=base(vec3(1.,.75,.1));p=rot(-.7)*p;
part(sdBox(p-vec2(0,.72),vec2(.19,.15),.09),vec3(1.,.5,.6),.1,0.);
float d=sdBox(p-vec2(0,.12),vec2(.2,.52),.01);part(d,c,.06,0.);inkA(max(d,-p.x+.07),vec3(.55,.15,0.),.4);inkA(max(d,p.x+.07),vec3(1,1,.8),.45);
part(sdBox(p-vec2(0,.56),vec2(.21,.09),.03),vec3(.75,.79,.88),.06,0.);inkA(max(D,abs(p.y-.56)-.018),vec3(.2,.2,.35),.6);
part(sdTri2(p-vec2(0,-.84),vec2(.2,.44)),vec3(1.,.84,.62),.08,0.);ink(max(D,p.y+.66),vec3(.2,.17,.26));
}
