void sprite_trophy(vec2 p){
vec3 c=base(vec3(1.,.74,.1));vec2 m=mir(p);
part(sdTrap(p-vec2(0,-.6),.42,.34,.15,.06),vec3(.5,.25,.16),.1,0.);
part(sdTrap(p-vec2(0,-.38),.22,.1,.2,.03),c,.1,0.);
part(abs(sdEll(m-vec2(.46,.3),vec2(.24,.25)))-.06,c,.07,0.);
float d=smin(sdBox(p-vec2(0,.45),vec2(.46,.24),.06),sdEll(p-vec2(0,.3),vec2(.44,.5)),.05);part(max(d,p.y-.66),c,.3,0.);
part(sdBox(p-vec2(0,.64),vec2(.52,.08),.07),mix(c,vec3(1,.95,.5),.4),.08,0.);
part(sdStar(p-vec2(0,.24),.24,5,2.8)-.02,mix(c,vec3(1,1,.7),.6),.08,0.);
inkA(sdSeg(p,vec2(-.32,.42),vec2(-.27,.12),.045),vec3(1),.75);ink(sdBox(p-vec2(0,-.61),vec2(.17,.05),.02),vec3(1.,.85,.35));
}
