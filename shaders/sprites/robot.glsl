void sprite_robot(vec2 p){
vec3 c=base(vec3(.4,.68,.95));vec2 m=mir(p);
part(sdSeg(p,vec2(0,.4),vec2(0,.66),.04),vec3(.5,.54,.66),.04,0.);part(sdCircle(p-vec2(0,.7),.11),vec3(1.,.3,.35),.1,.8);
part(sdBox(m-vec2(.68,-.06),vec2(.12,.2),.08),vec3(.55,.6,.75),.1,0.);
part(sdBox(p-vec2(0,-.08),vec2(.66,.54),.24),c,.2,.0);
part(sdBox(p-vec2(0,-.08),vec2(.52,.4),.2),mix(c,vec3(1),.82),.08,0.);
inkA(sdCircle(m-vec2(.58,.0)-vec2(0,.34),.03),c*.5,.9);face(vec2(0,-.06),1.05);
}
