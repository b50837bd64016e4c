void sprite_unicorn(vec2 p){
vec3 c=base(vec3(1.,.95,1.));vec2 m=mir(p);
part(smin(sdEll(m-vec2(.5,.0),vec2(.22,.46)),sdEll(p-vec2(0,.4),vec2(.36,.26)),.1),vec3(.68,.42,1.),.2,0.);
part(sdTap(m,vec2(.36,.36),vec2(.46,.62),.13,.04),c,.1,0.);
part(smin(sdEll(p-vec2(0,.06),vec2(.52,.5)),sdEll(p-vec2(0,-.32),vec2(.46,.36)),.15),c,.42,0.);
part(sdEll(p-vec2(0,-.44),vec2(.42,.24)),vec3(1.,.78,.86),.16,0.);
part(smin(sdTap(p,vec2(.06,.42),vec2(-.3,.22),.16,.06),sdTap(p,vec2(.06,.44),vec2(.28,.3),.14,.05),.03),vec3(1.,.42,.72),.12,0.);
part(sdTri2(p-vec2(0,.84),vec2(.12,-.42))-.02,vec3(1.,.8,.2),.12,0.);inkA(max(D,abs(fract(p.y*6.+p.x*3.)-.5)-.12),vec3(.8,.4,0.),.6);
face(vec2(0,-.1),.96);ink(sdEll(m-vec2(.18,-.37),vec2(.03,.025)),vec3(.8,.4,.55));
}
