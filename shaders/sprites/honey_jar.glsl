void sprite_honey_jar(vec2 p){
 part(sdBox(p+vec2(0,.16),vec2(.66,.6),.36),base(vec3(1,.72,.14)),.5,1.);
 part(sdBox(p-vec2(0,.46),vec2(.5,.12),.1),vec3(1,.9,.6),.1,.4);
 part(smax(sdBox(p-vec2(0,.56),vec2(.58,.2),.12),.47+.06*sin(p.x*11.+.8)+.04*sin(p.x*5.)-p.y,.08),vec3(.95,.55,.08),.14,1.);
 part(sdBox(p-vec2(0,.68),vec2(.46,.09),.08),vec3(.8,.52,.3),.08,.3);
 face(vec2(0,-.2),1.);
}
