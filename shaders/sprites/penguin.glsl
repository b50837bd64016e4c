void sprite_penguin(vec2 p){
vec3 c=base(vec3(.2,.33,.62)),o=vec3(1.,.62,.08);vec2 m=mir(p);
part(sdEll(m-vec2(.24,-.7),vec2(.2,.1)),o,.1,0.);
part(sdTap(m,vec2(.5,.0),vec2(.68,-.34),.13,.07),c,.12,0.);
part(smin(sdEll(p-vec2(0,.2),vec2(.52,.52)),sdEll(p-vec2(0,-.24),vec2(.58,.46)),.2),c,.45,.6);
ink(smin(sdEll(m-vec2(.2,.16),vec2(.26,.3)),sdEll(p-vec2(0,-.3),vec2(.42,.4)),.15),vec3(1));
face(vec2(0,.1),.9);part(sdEll(p-vec2(0,-.02),vec2(.15,.09)),o,.1,.6);ink(sdSeg(p,vec2(-.1,-.03),vec2(.1,-.03),.012),o*.5);
}
