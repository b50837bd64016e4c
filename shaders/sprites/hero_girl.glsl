void sprite_hero_girl(vec2 p){
vec3 h=vec3(.62,.24,.13),s=vec3(1.,.8,.64);vec2 m=mir(p);
part(smin(sdEll(p-vec2(0,.12),vec2(.6,.58)),sdEll(m-vec2(.4,-.4),vec2(.25,.36)),.25),h,.3,0.);
part(sdBox(p-vec2(0,-.72),vec2(.42,.2),.18),base(vec3(.98,.3,.5)),.16,0.);
part(smin(sdEll(p-vec2(0,-.56),vec2(.17,.13)),sdSeg(p,vec2(0,-.3),vec2(0,-.54),.11),.05),s*vec3(.97,.86,.8),.1,0.);
part(smin(sdEll(p-vec2(0,-.04),vec2(.47,.42)),sdEll(p-vec2(0,-.22),vec2(.38,.28)),.15),s,.4,0.);
face(vec2(0,-.1),.84);ink(min(sdSeg(m,vec2(.33,.02),vec2(.4,.06),.02),sdSeg(m,vec2(.35,-.02),vec2(.42,.0),.018)),vec3(.2,.08,.12));
float d=max(sdEll(p-vec2(0,.14),vec2(.58,.55)),-sdEll(rot(.3)*(p-vec2(.12,-.26)),vec2(.5,.5)));d=max(d,-.02-p.y);
part(d,h*1.12,.22,.0);inkA(max(d+.05,abs(sdEll(p-vec2(-.02,.02),vec2(.48,.5)))-.03),vec3(1.,.75,.5),.4);
part(sdCircle(m-vec2(.48,-.22),.06),vec3(1.,.8,.2),.06,.8);
vec2 q=p-vec2(.4,.44);float a=atan(q.y,q.x);part(length(q)-.13-.045*cos(a*5.),vec3(1.,.92,.96),.1,0.);part(sdCircle(q,.06),vec3(1.,.76,.1),.06,0.);
}
