void sprite_mushroom(vec2 p){
 part(smin(sdBox(p+vec2(0,.4),vec2(.34,.4),.2),sdEll(p+vec2(0,.66),vec2(.42,.16)),.15),vec3(1,.9,.74),.3,.3);
 vec2 q=p-vec2(0,.02);
 part(smax(sdEll(q,vec2(.8,.76)),-q.y-.02,.16),base(vec3(.95,.18,.2)),.5,1.);
 ink(max(min(min(sdEll(q-vec2(-.02,.42),vec2(.2,.18)),sdEll(q-vec2(-.54,.2),vec2(.13,.16))),min(sdEll(q-vec2(.52,.26),vec2(.15,.18)),sdEll(q-vec2(.2,.08),vec2(.08,.06)))),D),vec3(1,.97,.92));
 face(vec2(0,-.36),.76);
}
