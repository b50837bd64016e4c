void sprite_gummy_bear(vec2 p){
 vec2 q=vec2(abs(p.x),p.y);
 vec3 c=base(vec3(1,.3,.24));
 M=1.;
 part(sdCircle(q-vec2(.34,.6),.2),c,.2,0.);
 ink(sdCircle(q-vec2(.36,.62),.09),c*vec3(.8,.6,.6));
 part(sdSeg(q,vec2(.2,-.5),vec2(.34,-.6),.22),c,.22,0.);
 part(sdEll(p+vec2(0,.3),vec2(.48,.48)),c,.36,1.);
 part(sdSeg(q,vec2(.42,-.2),vec2(.54,-.04),.16),c,.16,0.);
 part(sdEll(p-vec2(0,.3),vec2(.54,.46)),c,.36,1.);
 M=0.;
 face(vec2(0,.24),.92);
}
