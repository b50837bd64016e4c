void sprite_unicorn(vec2 p){
vec3 c=base(vec3(1.,.95,1.));p.y+=.02;vec2 m=mir(p);
part(smin(sdEll(m-vec2(.52,-.04),vec2(.2,.46)),sdEll(p-vec2(0,.36),vec2(.4,.28)),.1),vec3(.66,.4,1.),.2,0.);
inkA(max(D+.05,abs(m.x-.6-.04*sin(p.y*9.))-.03),vec3(.4,.9,1.),.9);
part(sdTap(m,vec2(.36,.36),vec2(.48,.64),.14,.04),c,.1,0.);
part(smin(sdEll(p-vec2(0,.06),vec2(.52,.5)),sdEll(p-vec2(0,-.32),vec2(.46,.36)),.15),c,.42,0.);
part(sdEll(p-vec2(0,-.46),vec2(.43,.24)),vec3(1.,.76,.86),.16,0.);
part(smin(sdTap(p,vec2(.06,.44),vec2(-.28,.26),.15,.05),sdTap(p,vec2(.06,.46),vec2(.26,.32),.13,.05),.03),vec3(1.,.42,.72),.12,0.);
part(sdTri2(p-vec2(0,.82),vec2(.12,-.38))-.03,vec3(1.,.8,.2),.12,0.);inkA(max(D,abs(fract(p.y*6.+p.x*3.)-.5)-.12),vec3(.8,.4,0.),.6);
face(vec2(0,-.14),1.04);ink(sdEll(m-vec2(.2,-.42),vec2(.03,.025)),vec3(.8,.4,.55));
}
