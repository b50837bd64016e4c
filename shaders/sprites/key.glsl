void sprite_key(vec2 p){
vec3 c=base(vec3(1.,.74,.12));vec2 q=rot(-.7)*p;
part(min(sdSeg(q,vec2(0,.2),vec2(0,-.74),.09),min(sdBox(q-vec2(.17,-.68),vec2(.17,.075),.03),sdBox(q-vec2(.14,-.45),vec2(.14,.07),.03))),c,.09,0.);
part(sdBox(q-vec2(0,.1),vec2(.18,.075),.06),c,.08,0.);
vec2 m=mir(q-vec2(0,.46));float d=min(sdCircle(m-vec2(.18,-.02),.22),sdCircle(m-vec2(0,.18),.22));part(d,c,.13,0.);
part(sdHeart((q-vec2(0,.5))*2.1)/2.1-.02,vec3(1.,.22,.4),.1,0.);
inkA(sdEll(rot(.7)*(q-vec2(-.24,.56)),vec2(.08,.04)),vec3(1),.8);
}
