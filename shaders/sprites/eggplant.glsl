void sprite_eggplant(vec2 p){
 p=rot(-.55)*p;
 part(sdSeg(p,vec2(0,.5),vec2(.06,.8),.08),vec3(.36,.66,.22),.08,0.);
 part(smin(sdCircle(p+vec2(0,.26),.52),sdCircle(p-vec2(0,.32),.32),.45),base(vec3(.52,.22,.7)),.5,1.);
 vec2 q=p-vec2(0,.56);
 part(smax(sdStar(q*vec2(1,.8),.52,6,2.6)-.03,-q.y-.4,.1),vec3(.42,.76,.24),.14,0.);
 face(vec2(-.12,-.24),.95);
}
