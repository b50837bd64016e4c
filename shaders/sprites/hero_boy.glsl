void sprite_hero_boy(vec2 p){
vec3 h=vec3(.36,.2,.13),s=vec3(.98,.74,.54),r=vec3(.97,.2,.24);p.y-=.05;vec2 m=mir(p);
part(sdBox(p-vec2(0,-.67),vec2(.48,.2),.18),base(vec3(.1,.56,1.)),.16,0.);ink(max(D,abs(p.y+.78)-.05),vec3(1.,.85,.2));
part(sdSeg(p,vec2(0,-.34),vec2(0,-.52),.13),s*vec3(.96,.84,.78),.1,0.);
part(sdCircle(m-vec2(.52,-.1),.13),s,.1,0.);ink(sdCircle(m-vec2(.53,-.1),.06),s*vec3(.95,.7,.65));
part(smin(sdEll(p-vec2(0,.0),vec2(.5,.46)),sdEll(p-vec2(0,-.22),vec2(.4,.28)),.15),s,.4,0.);
face(vec2(0,-.14),.96);ink(sdArc(m-vec2(.28,.02),.6,.13,.03),h);
part(min(min(sdTap(p,vec2(-.38,.22),vec2(-.5,.02),.12,.03),sdTap(p,vec2(.4,.22),vec2(.5,.02),.12,.03)),min(sdTap(p,vec2(-.18,.28),vec2(-.26,.14),.16,.03),min(sdTap(p,vec2(.02,.28),vec2(-.04,.14),.16,.03),sdTap(p,vec2(.26,.28),vec2(.18,.15),.16,.03)))),h,.14,0.);
part(max(sdEll(p-vec2(0,.26),vec2(.56,.48)),.24-p.y)-.02,r,.3,.6);
part(smin(sdBox(p-vec2(0,.26),vec2(.55,.06),.06),sdTap(p,vec2(.2,.28),vec2(.74,.24),.1,.06),.06),r*vec3(.84,.8,.85),.07,0.);
part(sdStar(p-vec2(-.04,.5),.17,5,2.8)-.02,vec3(1.,.9,.4),.05,0.);
}
