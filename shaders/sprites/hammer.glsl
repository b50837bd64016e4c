void sprite_hammer(vec2 p){
p=rot(.65)*p;part(sdTap(p,vec2(0,.4),vec2(0,-.72),.085,.12),vec3(.85,.54,.26),.1,0.);inkA(sdSeg(p,vec2(-.04,.1),vec2(-.06,-.6),.02),vec3(1),.5);
vec3 c=base(vec3(.66,.71,.83));part(sdBox(p-vec2(0,.46),vec2(.4,.18),.06),c,.12,0.);part(sdBox(mir(p)-vec2(.44,.46),vec2(.13,.27),.07),mix(c,vec3(1),.2),.1,0.);
part(sdBox(p-vec2(0,.46),vec2(.13,.2),.04),vec3(.95,.25,.28),.07,0.);inkA(sdSeg(p,vec2(-.26,.56),vec2(.3,.56),.025),vec3(1),.6);
}
