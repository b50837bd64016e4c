void sprite_tower(vec2 p){
vec3 c=base(vec3(.76,.79,.88)),r=vec3(.95,.26,.32);vec2 m=mir(p);
part(sdSeg(p,vec2(0,.5),vec2(0,.76),.025),vec3(.5,.3,.2),.03,0.);part(sdTri2(rot(-1.5708)*(p-vec2(.3,.69)),vec2(.1,-.26))-.02,vec3(1.,.8,.2),.05,0.);
part(sdTri2(m-vec2(.52,.46),vec2(.22,-.34))-.04,r,.12,0.);part(sdBox(m-vec2(.52,-.28),vec2(.2,.44),.04),c*.9,.1,0.);
float d=sdBox(p-vec2(0,-.22),vec2(.36,.52),.04);part(d,c,.14,0.);
d=max(sdBox(p-vec2(0,.36),vec2(.44,.2),.04),-max(abs(m.x-.155)-.055,.38-p.y));part(d,c,.1,0.);
part(min(max(sdCircle(p-vec2(0,-.36),.17),-.36-p.y),sdBox(p-vec2(0,-.54),vec2(.17,.2),.02)),vec3(.5,.28,.16),.06,0.);
ink(min(sdBox(p-vec2(0,.06),vec2(.07,.12),.07),sdBox(m-vec2(.54,-.06),vec2(.05,.09),.05)),vec3(.2,.17,.32));
inkA(min(sdBox(m-vec2(.24,-.06),vec2(.08,.035),.02),sdBox(p-vec2(-.2,.28),vec2(.09,.035),.02)),c*.55,.5);
}
