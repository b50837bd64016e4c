void sprite_cards(vec2 p){
vec3 w=base(vec3(1.,.99,.97)),r=vec3(.9,.13,.22),k=vec3(.16,.14,.24);p.y+=.7;
for(int i=0;i<3;i++){vec2 q=rot(.42-.42*float(i))*p-vec2(0,.76);part(sdBox(q,vec2(.42,.6),.1),w,.08,0.);
vec2 s=q-vec2(-.2,.34);float d=i==1?min(sdHeart(-(s*3.6+vec2(0,.2)))/3.6,sdTri2(s-vec2(0,-.06),vec2(.06,-.12))):i==0?sdHeart(s*3.4)/3.4:sdRhomb(s,vec2(.13,.18));ink(d,i==1?k:r);
s=q-vec2(.0,-.1);d=i==1?min(sdHeart(-(s*1.9+vec2(0,.1)))/1.9-.02,sdTri2(s-vec2(0,-.1),vec2(.12,-.22))):i==0?sdHeart(s*2.)/2.:sdRhomb(s,vec2(.2,.28));ink(d,i==1?k:r);}
}
