void sprite_cherry(vec2 p){
 vec3 g=vec3(.45,.72,.2);
 float y=(p.y-.7)*(p.y+.2);
 part(min(sdSeg(p-vec2(y*.7,0),vec2(.16,.68),vec2(-.34,-.1),.05),sdSeg(p+vec2(y*.5,0),vec2(.16,.68),vec2(.42,-.1),.05)),g,.05,0.);
 part(sdCircle(p-vec2(.4,-.28),.38),base(vec3(.74,.04,.17)),.38,1.);
 part(sdCircle(p-vec2(-.34,-.32),.45),base(vec3(.84,.05,.2)),.45,1.);
 leaf(rot(1.25)*(p-vec2(.18,.62)),.62,g+.06);
 face(vec2(-.34,-.38),.72);
 face(vec2(.42,-.33),.58);
}
