void sprite_tomato(vec2 p){
 part(smin(smin(sdCircle(p-vec2(.3,-.1),.5),sdCircle(p+vec2(.3,.1),.5),.6),sdCircle(p+vec2(0,.1),.64),.2),base(vec3(1,.27,.14)),.6,1.);
 vec2 q=p-vec2(0,.46);
 q.y*=1.6;
 part(sdSeg(p,vec2(0,.48),vec2(.08,.74),.06),vec3(.3,.64,.18),.08,0.);
 part(sdStar(q,.56,6,3.6)*.7-.045,vec3(.36,.76,.2),.12,0.);
 face(vec2(0,-.2),1.1);
}
