void sprite_flower(vec2 p){
vec3 c=base(vec3(1.,.38,.62));
part(sdSeg(p,vec2(0,-.1),vec2(.04,-.78),.055),vec3(.3,.68,.22),.05,0.);leaf(rot(-1.1)*(p-vec2(.04,-.66)),.44,vec3(.36,.76,.24));leaf(rot(1.1)*(p-vec2(.02,-.56)),.4,vec3(.36,.76,.24));
for(int i=0;i<6;i++){float a=float(i)*1.0472+.3;vec2 q=rot(a)*(p-vec2(0,.22));part(sdEll(q-vec2(0,.34),vec2(.2,.24)),c,.2,.0);}
part(sdCircle(p-vec2(0,.22),.22),vec3(1.,.8,.14),.22,.7);
}
