void sprite_plum(vec2 p){
 part(sdSeg(p,vec2(0,.5),vec2(.07,.78),.05),vec3(.5,.33,.18),.06,0.);
 part(smin(sdCircle(p-vec2(.08,-.06),.66),sdCircle(p+vec2(.1,.06),.66),.3),base(mix(vec3(.5,.18,.62),vec3(.76,.22,.55),smoothstep(.5,-.6,p.x-p.y))),.66,1.);
 inkA(max(sdArc(rot(-1.75)*(p-vec2(-.6,.2)),.5,.66,.022),D),base(vec3(.36,.1,.45)),.7);
 leaf(rot(-1.15)*(p-vec2(.04,.58)),.5,vec3(.42,.8,.26));
 face(vec2(0,-.14),1.05);
}
