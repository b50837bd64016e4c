void sprite_music_note(vec2 p){
vec3 c=base(vec3(.62,.28,.97));p.x-=.02;
float d=min(sdSeg(p,vec2(-.3,.42),vec2(-.3,-.46),.085),sdSeg(p,vec2(.5,.6),vec2(.5,-.3),.085));
d=min(d,max(abs(p.x-.1)-.47,abs(p.y-.5-(p.x-.1)*.225)-.15)-.03);
d=min(d,min(sdEll(rot(.35)*(p-vec2(-.46,-.5)),vec2(.27,.2)),sdEll(rot(.35)*(p-vec2(.34,-.34)),vec2(.27,.2))));
part(d,c,.14,0.);inkA(min(sdEll(rot(.5)*(p-vec2(-.54,-.42)),vec2(.09,.05)),sdEll(rot(.5)*(p-vec2(.26,-.26)),vec2(.09,.05))),vec3(1),.8);inkA(sdSeg(p,vec2(-.24,.52),vec2(.42,.67),.03),vec3(1),.6);
}
