void sprite_piggy_bank(vec2 p){
vec3 c=base(vec3(1.,.56,.68));
part(sdCircle(p-vec2(.0,.56),.22),vec3(1.,.76,.12),.08,0.);ink(sdStar(p-vec2(0,.6),.12,5,2.8),vec3(1.,.93,.45));
part(abs(sdCircle(p-vec2(-.66,.0),.1))-.035,c*.85,.04,0.);
part(min(sdBox(p-vec2(-.32,-.52),vec2(.12,.2),.07),sdBox(p-vec2(.28,-.52),vec2(.12,.2),.07)),c*.88,.1,0.);
part(sdTap(p,vec2(.28,.32),vec2(.36,.52),.13,.04),c*.9,.1,0.);
part(smin(sdEll(p-vec2(-.06,-.04),vec2(.62,.5)),sdBox(p-vec2(.56,-.06),vec2(.2,.16),.1),.15),c,.44,.7);
part(sdTap(p,vec2(.14,.3),vec2(.14,.52),.14,.04),c,.1,0.);
part(sdBox(p-vec2(.7,-.06),vec2(.08,.17),.07),c*vec3(1,.82,.86),.06,0.);ink(sdSeg(vec2(p.x,abs(p.y+.06)),vec2(.71,.05),vec2(.71,.08),.025),c*.45);
ink(sdEll(p-vec2(.4,.1),vec2(.06,.08)),vec3(.17,.08,.17));ink(sdCircle(p-vec2(.385,.135),.025),vec3(1));inkA(sdEll(p-vec2(.36,-.1),vec2(.09,.06))*.5,vec3(1,.3,.42),.55);
ink(sdSeg(p,vec2(-.14,.4),vec2(.06,.41),.03),c*.4);ink(sdArc(-(p-vec2(.52,-.18)),.9,.1,.022),c*.4);
}
