void sprite_pear(vec2 p){
 part(sdSeg(p,vec2(0,.6),vec2(.07,.8),.05),vec3(.5,.32,.18),.06,0.);
 part(smin(sdCircle(p+vec2(0,.22),.6),sdCircle(p-vec2(0,.44),.27),.8)+.03,base(mix(vec3(.72,.86,.2),vec3(.9,.9,.25),smoothstep(.3,-.4,p.x-p.y*.2))),.55,1.);
 leaf(rot(-1.2)*(p-vec2(.05,.66)),.46,vec3(.3,.7,.24));
 face(vec2(0,-.26),1.05);
}
