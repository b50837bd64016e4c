void sprite_slime(vec2 p){
vec3 c=base(vec3(.46,.88,.12));
float d=smin(sdEll(p-vec2(0,-.22),vec2(.72,.5)),sdTap(p,vec2(.0,.1),vec2(.05,.6),.26,.1),.4);part(d,c,.28,0.);
inkA(sdEll(p-vec2(0,-.44),vec2(.5,.2))*.5,vec3(.85,1.,.4),.6);
inkA(sdEll(rot(.7)*(p-vec2(-.3,.2)),vec2(.12,.06)),vec3(1),.9);inkA(min(sdCircle(p-vec2(-.58,-.1),.04),sdSeg(p,vec2(-.04,.58),vec2(-.08,.42),.04)),vec3(1),.85);
face(vec2(0,-.18),1.15);
}
