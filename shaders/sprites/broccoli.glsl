void sprite_broccoli(vec2 p){
 vec2 q=vec2(abs(p.x),p.y);
 part(smin(sdBox(p+vec2(0,.42),vec2(.26,.38),.16),sdSeg(q,vec2(.1,-.2),vec2(.4,.05),.14),.16),vec3(.66,.88,.42),.24,.3);
 vec3 c=base(vec3(.26,.7,.27));
 part(sdCircle(q-vec2(.52,.14),.27),c*.94,.27,.3);
 part(sdCircle(q-vec2(.26,.5),.27),c,.27,.3);
 part(sdCircle(p-vec2(0,.24),.38),c*1.06,.36,.3);
 face(vec2(0,-.34),.72);
}
