void sprite_stone_block(vec2 p){
vec3 c=base(vec3(.64,.68,.76));float d=sdBox(p,vec2(.8),.16);part(d,c,.18,0.);
part(sdBox(p,vec2(.6),.14),mix(c,vec3(1),.16),.07,0.);
float e=min(min(sdSeg(p,vec2(.42,.8),vec2(.22,.46),.025),sdSeg(p,vec2(.22,.46),vec2(.34,.22),.022)),min(sdSeg(p,vec2(.34,.22),vec2(.2,.0),.016),sdSeg(p,vec2(.22,.46),vec2(.02,.36),.014)));
e=min(e,min(sdSeg(p,vec2(-.8,-.36),vec2(-.5,-.42),.022),sdSeg(p,vec2(-.5,-.42),vec2(-.36,-.24),.015)));
inkA(e-.0,c*.42,.9);inkA(min(sdEll(p-vec2(-.3,.3),vec2(.09,.06)),min(sdEll(p-vec2(.3,-.36),vec2(.12,.07)),sdCircle(p-vec2(-.1,-.12),.04))),c*.55,.5);
}
