void sprite_fish(vec2 p){
vec3 c=base(vec3(1.,.5,.08)),w=vec3(1.,.97,.92);
part(smin(sdTap(p,vec2(-.46,0),vec2(-.72,.26),.1,.09),sdTap(p,vec2(-.46,0),vec2(-.72,-.26),.1,.09),.06),c,.12,0.);
part(smin(sdTap(p,vec2(.1,.36),vec2(-.2,.54),.16,.08),sdTap(p,vec2(.0,-.4),vec2(-.2,-.54),.12,.07),.01),c*vec3(1,.75,.6),.12,0.);
part(sdEll(p-vec2(.1,-.02),vec2(.62,.5)),c,.45,.7);
ink(max(D,abs(sdCircle(p-vec2(-.75,0),.55))-.09),w);ink(max(D,abs(sdCircle(p-vec2(-.98,0),.54))-.06),w);
face(vec2(.24,.04),.8);
part(sdTap(p,vec2(-.14,-.14),vec2(-.3,-.26),.12,.06),c*vec3(1,.8,.6),.1,0.);
}
