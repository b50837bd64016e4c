void sprite_cow(vec2 p){
vec3 k=vec3(.24,.2,.26);vec2 m=mir(p);
part(sdTap(m,vec2(.3,.4),vec2(.44,.72),.12,.05),vec3(1.,.86,.6),.1,0.);
part(sdTap(m,vec2(.44,.3),vec2(.72,.22),.12,.11),k,.12,0.);
part(smin(sdEll(p-vec2(0,.12),vec2(.54,.5)),sdEll(p-vec2(0,-.3),vec2(.5,.38)),.15),base(vec3(1.,.98,.97)),.42,0.);
ink(max(D,sdEll(rot(.3)*(p-vec2(.36,.2)),vec2(.28,.38))),k);ink(max(D,sdEll(p-vec2(-.44,.52),vec2(.24,.18))),k);
part(sdEll(p-vec2(0,-.43),vec2(.52,.3)),vec3(1.,.7,.72),.16,.4);
face(vec2(0,-.08),1.06);ink(sdEll(m-vec2(.27,-.4),vec2(.05,.065)),vec3(.7,.3,.38));
}
