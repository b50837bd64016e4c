void sprite_speech_bubble(vec2 p){
vec2 q=p-vec2(0,.1);part(smin(sdBox(q,vec2(.74,.52),.34),sdTap(p,vec2(-.24,-.2),vec2(-.42,-.72),.2,.03),.06),base(vec3(1.,.99,.97)),.2,0.);
ink(min(sdCircle(q,.1),sdCircle(mir(q)-vec2(.32,0),.1)),vec3(.25,.6,1.));
}
