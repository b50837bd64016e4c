void sprite_knight(vec2 p){
vec3 c=base(vec3(.72,.79,.92)),g=vec3(1.,.76,.15);vec2 m=mir(p);
part(smin(sdTap(p,vec2(0,.5),vec2(-.16,.74),.1,.12),sdTap(p,vec2(-.16,.72),vec2(-.58,.46),.14,.05),.1),vec3(.97,.2,.28),.14,0.);
part(sdBox(p-vec2(0,-.62),vec2(.56,.17),.14),c*.7,.12,0.);
float d=smin(sdCircle(p-vec2(0,.12),.55),sdTrap(p-vec2(0,-.24),.36,.56,.38,.2),.08);part(d,c,.36,.7);
part(sdBox(p-vec2(0,.04),vec2(.44,.12),.06),vec3(.12,.11,.2),.05,0.);
ink(sdEll(m-vec2(.2,.04),vec2(.085,.06)),vec3(1.,.88,.35));
part(max(d,abs(p.x)-.065),g,.06,0.);part(max(d,abs(p.y-.24)-.055),g,.05,0.);
float v=smax(d-.03,p.y+.06,.08);part(v,mix(c,vec3(1),.3),.14,0.);
ink(min(sdSeg(m,vec2(.17,-.2),vec2(.15,-.42),.03),sdSeg(m,vec2(.32,-.18),vec2(.28,-.36),.03)),vec3(.2,.2,.34));part(max(v,abs(p.x)-.05),g,.05,0.);
part(sdCircle(m-vec2(.5,.04),.1),g,.1,.8);
}
