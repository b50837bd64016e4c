void sprite_cactus(vec2 p){
vec3 c=base(vec3(.22,.7,.3));
float d=smin(sdSeg(p,vec2(0,-.7),vec2(0,.42),.24),min(smin(sdSeg(p,vec2(-.1,-.2),vec2(-.5,-.14),.13),sdSeg(p,vec2(-.52,-.12),vec2(-.54,.24),.13),.05),smin(sdSeg(p,vec2(.1,-.02),vec2(.5,.06),.12),sdSeg(p,vec2(.52,.08),vec2(.53,.36),.12),.05)),.08);
part(max(d,-p.y-.72),c,.24,.3);vec2 q=vec2(abs(p.x)-.1,fract(p.y*4.)-.5);
inkA(max(D+.06,abs(mir(p).x-.1)-.016),c*.55,.7);inkA(max(D+.08,sdSeg(q*vec2(1,.25),vec2(-.04,0),vec2(.04,.03),.014)),vec3(1,1,.85),.9);
part(sdStar(p-vec2(.06,.64),.17,6,3.)-.03,vec3(1.,.4,.62),.08,0.);ink(sdCircle(p-vec2(.06,.64),.05),vec3(1.,.85,.3));
part(sdBox(p-vec2(0,-.72),vec2(.5,.09),.08),vec3(.95,.76,.42),.08,0.);
}
