void sprite_monkey(vec2 p){
vec3 c=base(vec3(.68,.4,.2)),s=vec3(1.,.82,.6);vec2 m=mir(p);
part(sdCircle(m-vec2(.6,.02),.21),c,.18,0.);ink(sdCircle(m-vec2(.61,.02),.12),s);
part(min(sdTap(p,vec2(-.02,.5),vec2(-.12,.74),.09,.04),sdTap(p,vec2(.02,.5),vec2(.1,.78),.09,.04)),c,.08,0.);
part(sdEll(p-vec2(0,.02),vec2(.58,.6)),c,.45,.5);
part(smin(sdEll(m-vec2(.2,.06),vec2(.26,.26)),sdEll(p-vec2(0,-.3),vec2(.45,.28)),.1),s,.14,0.);
face(vec2(0,-.08),.96);ink(sdEll(m-vec2(.05,-.15),vec2(.028,.02)),vec3(.45,.22,.12));
}
