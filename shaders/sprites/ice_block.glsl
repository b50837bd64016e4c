void sprite_ice_block(vec2 p){
vec3 c=base(vec3(.5,.85,1.));float d=sdBox(p,vec2(.8),.14);gel(d,c,.3);
part(d+.17,mix(c,vec3(1),.25),.1,0.);float s=p.x-p.y;
inkA(max(d+.2,abs(s+.5)-.14),vec3(1),.75);inkA(max(d+.2,abs(s+.18)-.05),vec3(1),.65);inkA(max(d+.2,abs(s-.75)-.08),vec3(1),.4);
inkA(min(sdSeg(p,vec2(-.66,.66),vec2(-.2,.7),.03),sdSeg(p,vec2(-.7,.62),vec2(-.7,.3),.03)),vec3(1),.9);
inkA(min(sdCircle(p-vec2(.35,.36),.05),sdCircle(p-vec2(.22,.2),.03)),vec3(1),.8);
}
