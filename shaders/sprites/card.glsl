void sprite_card(vec2 p){
vec3 k=vec3(.9,.13,.22);p=rot(-.1)*p;part(sdBox(p,vec2(.56,.76),.12),base(vec3(1.,.99,.97)),.09,0.);
ink(sdHeart((p-vec2(0,-.02))*1.4)/1.4-.03,k);inkA(sdEll(rot(.6)*(p-vec2(-.2,.17)),vec2(.1,.06)),vec3(1),.6);
vec2 q=p.y>0.?p-vec2(-.37,.56):vec2(.37,-.56)-p;q.x=abs(q.x);
ink(min(sdSeg(q,vec2(.01,.12),vec2(.09,-.1),.03),sdSeg(q,vec2(0,-.04),vec2(.05,-.04),.025)),k);
}
