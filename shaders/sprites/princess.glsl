void sprite_princess(vec2 p){
vec3 h=vec3(1.,.78,.26),s=vec3(1.,.83,.7),g=vec3(1.,.8,.2);p.y-=.02;vec2 m=mir(p);
part(smin(sdEll(p-vec2(0,.06),vec2(.58,.54)),sdTap(m,vec2(.46,-.14),vec2(.5,-.54),.2,.17),.16),h,.26,0.);
inkA(max(D+.06,abs(m.x-.54-.03*sin(p.y*10.))-.014),h*vec3(.8,.55,.4),.7);
part(sdBox(p-vec2(0,-.68),vec2(.36,.17),.15),base(vec3(.62,.4,1.)),.16,0.);
part(smin(sdEll(p-vec2(0,-.54),vec2(.22,.12)),sdSeg(p,vec2(0,-.3),vec2(0,-.52),.11),.05),s*vec3(.98,.86,.8),.1,0.);
part(smin(sdEll(p-vec2(0,-.08),vec2(.47,.42)),sdEll(p-vec2(0,-.24),vec2(.39,.27)),.15),s,.4,0.);
face(vec2(0,-.14),.94);ink(min(sdSeg(m,vec2(.37,.0),vec2(.45,.05),.022),sdSeg(m,vec2(.4,-.06),vec2(.48,-.02),.02)),vec3(.2,.08,.12));
part(smax(max(sdEll(p-vec2(0,.1),vec2(.57,.5)),-.14-p.y),-sdEll(m-vec2(.27,-.2),vec2(.32,.42)),.04),h*vec3(1.04,1.08,1.2),.16,0.);
float d=min(sdTap(p,vec2(0,.52),vec2(0,.76),.16,.03),sdTap(m,vec2(.2,.48),vec2(.3,.66),.14,.03));part(max(d,.46-p.y-.12*m.x),g,.1,0.);
part(sdArc(p-vec2(0,-.1),.6,.6,.055),mix(g,vec3(1),.3),.05,0.);part(sdCircle(p-vec2(0,.56),.065),vec3(1.,.25,.55),.06,.8);
}
