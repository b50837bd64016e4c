void sprite_hero_boy(vec2 p){
vec3 h=vec3(.3,.17,.13),s=vec3(.96,.72,.52),c=base(vec3(.1,.55,.98));vec2 m=mir(p);
part(sdBox(p-vec2(0,-.72),vec2(.5,.22),.2),c,.16,0.);ink(sdBox(p-vec2(0,-.8),vec2(.62,.05),.0),vec3(1.,.85,.2));
part(sdSeg(p,vec2(0,-.34),vec2(0,-.54),.13),s*vec3(.96,.84,.78),.1,0.);
part(sdCircle(m-vec2(.5,-.1),.12),s,.1,0.);
part(smin(sdEll(p-vec2(0,.0),vec2(.48,.46)),sdEll(p-vec2(0,-.22),vec2(.38,.27)),.15),s,.4,0.);
face(vec2(0,-.1),.86);ink(sdArc(m-vec2(.26,.02),.6,.13,.028),h);
float d=smin(sdTap(p,vec2(-.36,.2),vec2(-.5,.0),.12,.03),sdTap(p,vec2(.38,.2),vec2(.5,.0),.12,.03),.02);
part(min(d,min(sdTap(p,vec2(-.2,.28),vec2(-.26,.1),.16,.03),min(sdTap(p,vec2(.02,.28),vec2(.0,.12),.16,.03),sdTap(p,vec2(.26,.28),vec2(.2,.12),.16,.03)))),h,.14,0.);
d=max(sdEll(p-vec2(0,.26),vec2(.54,.5)),.24-p.y);part(d-.02,vec3(.95,.2,.24),.3,.5);
part(sdBox(p-vec2(0,.26),vec2(.56,.07),.07),vec3(.95,.2,.24)*.75,.07,0.);
part(sdTap(p,vec2(.3,.3),vec2(.72,.27),.08,.06),vec3(.95,.2,.24)*.75,.07,0.);
part(sdStar(p-vec2(-.04,.5),.15,5,2.8)-.02,vec3(1.,.9,.4),.05,0.);
}
