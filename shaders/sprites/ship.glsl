void sprite_ship(vec2 p){
vec3 w=vec3(.62,.34,.16),r=vec3(1.,.26,.3);
part(sdSeg(p,vec2(.0,-.3),vec2(.0,.74),.05),w,.05,0.);
part(sdTri2(rot(1.5708)*(p-vec2(-.3,.66)),vec2(.11,-.3))-.02,r,.06,0.);
vec2 q=p-vec2(.04,.16);float d=smax(max(sdCircle(q-vec2(-.2,0),.76),-q.x),abs(q.y)-.38,.08);part(d-.03,base(vec3(1.,.97,.9)),.14,0.);
ink(max(d,abs(abs(q.y)-.17)-.06),r);
d=max(sdCircle(q-vec2(.34,-.04),.76),max(q.x+.08,abs(q.y+.04)-.3));part(d-.03,vec3(1.,.97,.9),.14,0.);
d=smax(sdCircle(p-vec2(0,.14),.86),p.y+.26,.06);part(max(d,-p.y-.72),w,.2,0.);inkA(max(D+.04,abs(p.y+.58)-.013),w*.3,.8);
part(max(d,abs(p.y+.31)-.07),vec3(1.,.78,.2),.06,0.);
for(int i=0;i<3;i++){vec2 o=p-vec2(-.34+.34*float(i),-.47);ink(sdCircle(o,.08),vec3(1.,.8,.25));ink(sdCircle(o,.05),vec3(.2,.1,.12));}
}
