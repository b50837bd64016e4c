void sprite_fish(vec2 p){
vec3 c=base(vec3(1.,.5,.06)),w=vec3(1.,.97,.92);p.x-=.02;
part(smin(sdTap(p,vec2(-.46,0),vec2(-.7,.3),.1,.1),sdTap(p,vec2(-.46,0),vec2(-.7,-.28),.1,.1),.06),c,.12,0.);
part(min(sdTap(p,vec2(.16,.38),vec2(-.24,.56),.2,.08),sdTap(p,vec2(.0,-.42),vec2(-.22,-.58),.13,.07)),c*vec3(1,.75,.6),.14,0.);
part(sdEll(p-vec2(.1,-.02),vec2(.64,.55)),c,.45,.7);
ink(max(D,abs(sdCircle(p-vec2(-.82,0),.58))-.085),w);
face(vec2(.26,.02),.92);
part(sdTap(p,vec2(-.1,-.26),vec2(-.3,-.38),.12,.06),c*vec3(1,.8,.6),.1,0.);
}
