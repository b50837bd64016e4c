void sprite_avocado(vec2 p){
 float d=smin(sdCircle(p+vec2(0,.2),.58),sdCircle(p-vec2(0,.44),.26),.6);
 part(d-.03,base(vec3(.25,.52,.2)),.16,.5);
 part(d+.08,mix(vec3(.98,.94,.5),vec3(.74,.86,.32),smoothstep(-.24,-.06,d)),.1,.0);
 part(sdCircle(p+vec2(0,.26),.35),vec3(.68,.4,.2),.35,1.);
 face(vec2(0,-.3),.66);
}
