void sprite_milk(vec2 p){
 vec3 c=base(vec3(.35,.68,1));
 part(sdBox(p-vec2(0,.72),vec2(.42,.09),.03),c,.06,.3);
 part(sdTrapezoid(p-vec2(0,.48),.52,.38,.2)-.02,c,.1,.6);
 part(sdBox(p+vec2(0,.26),vec2(.55,.55),.06),vec3(.98,.99,1),.14,.6);
 ink(max(p.y+.5+.06*sin(p.x*7.),D+.0),c);
 face(vec2(0,-.16),1.);
}
