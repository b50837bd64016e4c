void sprite_hero_woman(vec2 p){
vec3 h=vec3(.26,.14,.16),s=vec3(.72,.44,.28);p.y-=.04;vec2 m=mir(p);
float a=atan(p.y-.16,p.x),l=length(p-vec2(0,.12));
part(l-.62-.035*cos(a*13.)*smoothstep(.4,.6,l),h,.24,0.);
part(sdBox(p-vec2(0,-.67),vec2(.44,.19),.17),base(vec3(1.,.72,.1)),.16,0.);
part(smin(sdEll(p-vec2(0,-.53),vec2(.2,.11)),sdSeg(p,vec2(0,-.3),vec2(0,-.52),.12),.05),s*vec3(.95,.85,.82),.1,0.);
part(smin(sdEll(p-vec2(0,-.06),vec2(.48,.42)),sdEll(p-vec2(0,-.22),vec2(.4,.28)),.15),s,.4,0.);
part(max(smax(sdEll(p-vec2(0,.18),vec2(.56,.42)),-sdEll(p-vec2(0,-.16),vec2(.52,.46)),.06),-.1-p.y),h,.14,0.);
part(sdArc(p-vec2(0,-.3),.86,.7,.065),vec3(1.,.26,.5),.06,0.);
face(vec2(0,-.12),.96);ink(min(sdSeg(m,vec2(.38,.03),vec2(.46,.08),.022),sdSeg(m,vec2(.41,-.03),vec2(.49,.0),.02)),vec3(.15,.06,.1));
part(sdRing(m-vec2(.5,-.3),.08,.025),vec3(1.,.82,.25),.03,0.);
}
