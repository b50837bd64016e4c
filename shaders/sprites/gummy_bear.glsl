void sprite_gummy_bear(vec2 p){
 vec2 q=vec2(abs(p.x),p.y);
 vec3 c=base(vec3(1,.32,.26));
 gel(sdCircle(q-vec2(.33,.62),.19),c,.19);
 gel(sdSeg(q,vec2(.2,-.5),vec2(.34,-.62),.21),c,.2);
 gel(sdEll(p+vec2(0,.3),vec2(.46,.48)),c,.4);
 gel(sdSeg(q,vec2(.42,-.16),vec2(.52,-.02),.16),c,.16);
 gel(sdEll(p-vec2(0,.32),vec2(.5,.45)),c,.42);
 face(vec2(0,.26),.85);
}
