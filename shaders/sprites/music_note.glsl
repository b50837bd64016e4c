void sprite_music_note(vec2 p){
vec3 c=base(vec3(.62,.26,.98));p-=vec2(.02,.02);
float d=min(sdSeg(p,vec2(-.28,.38),vec2(-.28,-.46),.09),sdSeg(p,vec2(.5,.54),vec2(.5,-.3),.09));
d=min(d,sdSeg(p,vec2(-.22,.38),vec2(.44,.53),.15));
part(min(d,min(sdEll(rot(.35)*(p-vec2(-.44,-.5)),vec2(.28,.21)),sdEll(rot(.35)*(p-vec2(.34,-.34)),vec2(.28,.21)))),c,.14,0.);
inkA(min(sdEll(rot(.5)*(p-vec2(-.53,-.42)),vec2(.1,.055)),sdEll(rot(.5)*(p-vec2(.25,-.26)),vec2(.1,.055))),vec3(1),.8);inkA(sdSeg(p,vec2(-.22,.46),vec2(.42,.61),.03),vec3(1),.7);
}
