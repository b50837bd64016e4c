void sprite_knight(vec2 p){
vec3 c=base(vec3(.7,.77,.88)),g=vec3(1.,.76,.15);vec2 m=mir(p);
part(smin(sdTap(p,vec2(0,.5),vec2(-.2,.74),.1,.12),sdTap(p,vec2(-.2,.74),vec2(-.56,.5),.13,.05),.1),vec3(.95,.2,.28),.14,0.);
part(sdBox(p-vec2(0,-.6),vec2(.52,.16),.12),c*.8,.12,0.);
float d=smax(smin(sdCircle(p-vec2(0,.1),.54),sdBox(p-vec2(0,-.24),vec2(.54,.36),.16),.1),-9.,.1);part(d,c,.32,.0);
part(sdBox(p-vec2(0,.06),vec2(.46,.13),.06),vec3(.13,.12,.2),.05,0.);
ink(sdEll(m-vec2(.2,.06),vec2(.075,.055)),vec3(1.,.9,.4));
part(max(d,abs(p.x)-.06),g,.06,0.);part(max(d,abs(p.y-.25)-.05),g,.05,0.);
part(max(d,p.y+.1)-.02,mix(c,vec3(1),.2),.12,0.);
ink(min(sdSeg(m,vec2(.2,-.2),vec2(.2,-.42),.03),sdSeg(m,vec2(.36,-.2),vec2(.36,-.38),.03)),vec3(.2,.2,.32));part(max(sdSeg(p,vec2(0,-.1),vec2(0,-.5),.05),-9.),g,.05,0.);
part(sdCircle(m-vec2(.5,.14),.08),g,.08,.8);
}
