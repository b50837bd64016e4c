void sprite_hero_girl(vec2 p){
vec3 h=vec3(.66,.25,.13),s=vec3(1.,.81,.66);p.y-=.06;vec2 m=mir(p);
part(smin(sdEll(p-vec2(0,.12),vec2(.61,.58)),sdEll(m-vec2(.42,-.4),vec2(.26,.36)),.25),h,.3,0.);
part(sdBox(p-vec2(0,-.69),vec2(.42,.19),.17),base(vec3(1.,.28,.5)),.16,0.);
part(smin(sdEll(p-vec2(0,-.55),vec2(.19,.12)),sdSeg(p,vec2(0,-.3),vec2(0,-.54),.12),.05),s*vec3(.98,.85,.78),.1,0.);
part(smin(sdEll(p-vec2(0,-.04),vec2(.49,.44)),sdEll(p-vec2(0,-.22),vec2(.4,.28)),.15),s,.4,0.);
float d=max(sdEll(p-vec2(0,.14),vec2(.6,.56)),-sdEll(rot(.35)*(p-vec2(.06,-.2)),vec2(.5,.44)));
part(max(d,-.1-p.y),h*vec3(1.12,1.15,1.1),.2,.0);inkA(max(D+.05,abs(sdEll(p-vec2(-.03,.0),vec2(.5,.52)))-.03),vec3(1.,.75,.5),.45);
face(vec2(0,-.12),.94);ink(min(sdSeg(m,vec2(.38,.03),vec2(.46,.08),.022),sdSeg(m,vec2(.41,-.03),vec2(.49,.01),.02)),vec3(.2,.08,.12));
part(sdCircle(m-vec2(.49,-.24),.065),vec3(1.,.8,.2),.06,.8);
vec2 q=p-vec2(.38,.48);float a=atan(q.y,q.x);part(length(q)-.15-.05*cos(a*5.),vec3(1.,.92,.96),.1,0.);part(sdCircle(q,.065),vec3(1.,.76,.1),.06,0.);
}
