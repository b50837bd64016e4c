void sprite_lotus(vec2 p){
vec3 c=base(vec3(1.,.5,.72));p.y+=.4;vec2 m=mir(p);
part(sdEll(m-vec2(.3,-.12),vec2(.46,.17)),vec3(.25,.68,.4),.14,0.);
leaf(rot(-1.3)*(m-vec2(.06,-.02)),.78,c*.94);leaf(rot(-.88)*(m-vec2(.06,-.04)),.92,mix(c,vec3(1),.08));leaf(rot(-.42)*(m-vec2(.04,-.06)),1.02,mix(c,vec3(1),.2));
leaf(p-vec2(0,-.1),1.08,mix(c,vec3(1),.36));leaf(rot(-.75)*(m-vec2(.0,-.14)),.6,mix(c,vec3(1),.5));
}
