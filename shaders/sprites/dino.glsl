void sprite_dino(vec2 p){
vec3 c=base(vec3(.28,.8,.36)),s=vec3(1.,.62,.16);
part(min(sdTap(p,vec2(-.34,.44),vec2(-.52,.6),.14,.04),min(sdTap(p,vec2(-.46,.16),vec2(-.7,.24),.14,.04),sdTap(p,vec2(-.04,.6),vec2(-.1,.8),.14,.04))),s,.1,0.);
part(sdTap(p,vec2(-.3,-.5),vec2(-.74,-.36),.18,.05),c,.14,0.);
part(min(sdEll(p-vec2(-.22,-.7),vec2(.19,.11)),sdEll(p-vec2(.26,-.7),vec2(.19,.11))),c*.85,.1,0.);
part(smin(smin(sdEll(p-vec2(.02,.16),vec2(.5,.46)),sdEll(p-vec2(.16,.02),vec2(.54,.32)),.1),sdEll(p-vec2(0,-.42),vec2(.42,.32)),.16),c,.4,.6);
ink(max(D,sdEll(p-vec2(.06,-.56),vec2(.26,.24))),mix(c,vec3(1,1,.6),.6));
part(sdTap(p,vec2(-.28,-.34),vec2(-.16,-.46),.08,.06),c,.08,0.);part(sdTap(p,vec2(.36,-.34),vec2(.28,-.46),.08,.06),c,.08,0.);
face(vec2(.1,.14),.98);ink(sdEll(mir(p-vec2(.1,.06))-vec2(.05,0),vec2(.022,.018)),c*.4);
}
