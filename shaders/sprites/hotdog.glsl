void sprite_hotdog(vec2 p){
 p=rot(.5)*p;
 p.y+=.12*p.x*p.x;
 part(sdSeg(p,vec2(-.46,.16),vec2(.46,.16),.3),base(vec3(.93,.62,.28)),.3,.4);
 part(sdSeg(p,vec2(-.62,.04),vec2(.62,.04),.2),vec3(.88,.3,.2),.2,1.);
 part(sdSeg(p,vec2(-.46,-.2),vec2(.46,-.2),.27),base(vec3(.98,.7,.34)),.27,.5);
 float y=p.y-.08-.07*sin(p.x*14.);
 part(max(abs(y)*.7-.045,abs(p.x)-.56),vec3(1,.85,.16),.05,.5);
 face(vec2(.1,-.2),.72);
}
