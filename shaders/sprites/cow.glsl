void sprite_cow(vec2 p){
vec3 k=vec3(.24,.2,.26);vec2 m=mir(p);
part(sdTap(m,vec2(.3,.4),vec2(.44,.72),.12,.05),vec3(1.,.86,.6),.1,0.);
part(sdTap(m,vec2(.44,.3),vec2(.74,.24),.12,.1),k,.12,0.);
part(smin(sdEll(p-vec2(0,.12),vec2(.52,.5)),sdEll(p-vec2(0,-.3),vec2(.5,.38)),.15),base(vec3(1.,.98,.97)),.42,0.);
ink(max(D,sdEll(rot(.3)*(p-vec2(.36,.24)),vec2(.28,.36))),k);ink(max(D,sdEll(p-vec2(-.46,.5),vec2(.22,.18))),k);
part(sdEll(p-vec2(0,-.42),vec2(.5,.28)),vec3(1.,.7,.72),.16,.4);
face(vec2(0,-.02),.95);ink(sdEll(m-vec2(.24,-.36),vec2(.055,.07)),vec3(.7,.3,.38));ink(sdArc(-(p-vec2(0,-.4)),.8,.15,.02),vec3(.5,.15,.22));
}
