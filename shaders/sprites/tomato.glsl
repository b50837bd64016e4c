void sprite_tomato(vec2 p){
 part(smin(smin(sdCircle(p-vec2(.3,-.1),.5),sdCircle(p+vec2(.3,.1),.5),.5),sdCircle(p+vec2(0,.1),.62),.2),base(vec3(1,.27,.14)),.6,1.);
 vec2 q=p-vec2(0,.46);
 q.y*=1.5;
 part(sdStar(q,.58,6,2.3)*.75-.04,vec3(.36,.74,.2),.12,0.);
 part(sdSeg(p,vec2(0,.48),vec2(.07,.76),.06),vec3(.3,.64,.18),.08,0.);
 face(vec2(0,-.2),1.1);
}
