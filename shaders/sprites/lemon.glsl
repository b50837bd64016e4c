void sprite_lemon(vec2 p){
 vec2 q=rot(.45)*p;
 part(smin(sdEll(q,vec2(.7,.62)),sdSeg(q,vec2(-.74,0),vec2(.74,0),.08),.3),base(vec3(1,.87,.1)),.6,1.);
 leaf(rot(-1.5)*(p-vec2(.5,.5)),.4,vec3(.4,.78,.2));
 face(vec2(0,-.08),1.05);
}
