void sprite_wave(vec2 p){
vec3 c=base(vec3(.08,.6,.97)),w=vec3(.95,.99,1.);
float h=sdTap(p,vec2(.26,.1),vec2(.9,.34),.38,.5),d=max(sdCircle(p-vec2(-.14,.06),.66),-h);
d=smax(smin(d,sdBox(p-vec2(0,-.54),vec2(.78,.2),.16),.12),-h,.06);part(d,c,.24,0.);
inkA(max(d+.05,min(abs(sdCircle(p-vec2(.06,-.02),.64))-.035,abs(sdCircle(p-vec2(.16,0),.54))-.018)),vec3(.7,.96,1.),.85);
part(smin(sdCircle(p-vec2(-.04,.66),.14),min(sdCircle(p-vec2(.2,.62),.16),min(sdCircle(p-vec2(.4,.46),.13),sdCircle(p-vec2(.47,.28),.08))),.05),w,.14,0.);
part(smin(sdCircle(p-vec2(.66,-.4),.13),min(sdCircle(p-vec2(.44,-.36),.12),sdCircle(p-vec2(.24,-.42),.09)),.05),w,.12,0.);
}
