void sprite_suitcase(vec2 p){
vec3 c=base(vec3(1.,.58,.12)),k=vec3(.56,.3,.16);vec2 m=mir(p);
part(sdBox(p-vec2(0,.46),vec2(.26,.2),.1),k,.06,0.);ink(sdBox(p-vec2(0,.46),vec2(.15,.1),.05),vec3(.3,.14,.1));
float d=sdBox(p-vec2(0,-.1),vec2(.76,.54),.16);part(d,c,.16,.0);
part(max(d,abs(m.x-.44)-.075),k,.06,0.);part(sdBox(m-vec2(.44,.14),vec2(.1,.08),.03),vec3(1.,.86,.35),.06,0.);
part(sdCircle(p-vec2(0,-.12),.2),vec3(.25,.7,1.),.1,.6);ink(sdStar(p-vec2(0,-.12),.12,5,2.8)-.01,vec3(1));
ink(max(d,sdCircle(m-vec2(.78,-.66),.2)),k);
}
