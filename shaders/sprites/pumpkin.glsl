void sprite_pumpkin(vec2 p){
 vec3 c=base(vec3(1,.55,.1));
 part(sdCone(p,vec2(0,.4),vec2(.1,.72),.12,.08),vec3(.42,.68,.22),.1,.2);
 float x=abs(p.x),y=p.y+.1;
 part(sdEll(vec2(x-.5,y),vec2(.32,.5)),c*.96,.3,.4);
 part(sdEll(vec2(x-.28,y),vec2(.34,.57)),c,.32,.7);
 part(sdEll(vec2(x,y),vec2(.33,.61)),c*1.04,.32,.8);
 leaf(rot(1.3)*(p-vec2(0,.5)),.44,vec3(.45,.8,.25));
 face(vec2(0,-.16),1.1);
}
