void sprite_ship(vec2 p){
vec3 w=vec3(.5,.28,.14);
part(sdSeg(p,vec2(.02,-.3),vec2(.02,.72),.045),w,.05,0.);
part(sdTrap(rot(.0)*(p-vec2(.16,.7)),.14,.14,.08,.02),vec3(1.,.25,.3),.06,0.);
vec2 q=p-vec2(.02,.2);float d=max(max(sdCircle(q-vec2(-.12,0),.62),-q.x+.04),abs(q.y)-.36);part(d-.03,base(vec3(1.,.97,.9)),.14,0.);
inkA(max(d,abs(abs(q.y)-.16)-.05),vec3(1.,.3,.32),.95);
d=max(max(sdCircle(q-vec2(.3,0),.72),q.x+.04),abs(q.y+.04)-.28);part(d-.03,vec3(1.,.97,.9),.14,0.);
d=max(sdCircle(p-vec2(0,.12),.84),p.y+.26);d=max(d,sdBox(p-vec2(0,-.4),vec2(.74,.34),.1));part(d,w*1.35,.14,0.);
part(max(d,abs(p.y+.31)-.06),vec3(1.,.78,.2),.05,0.);
for(int i=0;i<3;i++){vec2 o=p-vec2(-.34+.34*float(i),-.48);ink(sdCircle(o,.075),vec3(1.,.78,.2));ink(sdCircle(o,.048),vec3(.2,.1,.12));}
}
