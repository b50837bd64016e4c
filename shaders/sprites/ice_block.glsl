void sprite_ice_block(vec2 p){
vec3 c=base(vec3(.5,.85,1.));float d=sdBox(p,vec2(.8),.14);gel(d,c,.26);
inkA(d+.17,mix(c,vec3(1),.35),.75);float s=p.x-p.y;
inkA(max(d+.17,min(abs(s+.5)-.14,abs(s+.18)-.05)),vec3(1),.8);inkA(max(d+.17,abs(s-.75)-.08),vec3(1),.5);
inkA(abs(d+.17)-.012,vec3(1),.8);inkA(max(d+.18,min(sdSeg(p,vec2(.1,-.62),vec2(.3,-.3),.014),min(sdSeg(p,vec2(.3,-.3),vec2(.62,-.2),.014),sdSeg(p,vec2(.3,-.3),vec2(.24,-.06),.012)))),c*c*.6,.8);
inkA(min(sdSeg(p,vec2(-.66,.67),vec2(-.2,.7),.035),sdSeg(p,vec2(-.69,.62),vec2(-.7,.3),.035)),vec3(1),.95);
inkA(min(sdCircle(p-vec2(.35,.36),.05),sdCircle(p-vec2(.22,.2),.03)),vec3(1),.9);
}
