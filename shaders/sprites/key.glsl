void sprite_key(vec2 p){
vec3 c=base(vec3(1.,.76,.12));vec2 q=rot(-.7)*p;
part(min(sdSeg(q,vec2(0,.2),vec2(0,-.74),.1),min(sdBox(q-vec2(.19,-.7),vec2(.19,.085),.03),sdBox(q-vec2(.16,-.44),vec2(.16,.08),.03))),c,.1,0.);
vec2 m=mir(q-vec2(0,.42));part(min(sdCircle(m-vec2(.21,-.04),.23),sdCircle(m-vec2(0,.2),.23)),c,.13,0.);part(sdBox(q-vec2(0,.1),vec2(.2,.08),.07),c,.08,0.);
part(sdHeart((q-vec2(0,.47))*3.)/3.-.02,vec3(1.,.2,.4),.1,.7);
inkA(sdSeg(q,vec2(-.04,.0),vec2(-.04,-.6),.022),vec3(1),.7);
}
