void sprite_monster(vec2 p){
vec3 c=base(vec3(.1,.72,.8));vec2 m=mir(p);
part(sdTap(m,vec2(.34,.36),vec2(.54,.7),.15,.04),vec3(1.,.82,.35),.12,0.);
float a=atan(p.y+.08,p.x);
part(sdEll(p-vec2(0,-.08),vec2(.64,.6))+.03*abs(sin(a*9.)),c,.45,.5);
inkA(sdEll(p-vec2(0,-.46),vec2(.4,.2)),mix(c,vec3(1,1,.8),.5),.7);
face(vec2(0,-.2),.0001);
part(sdCircle(p-vec2(0,.08),.3),vec3(1),.2,0.);ink(sdCircle(p-vec2(0,.06),.19),vec3(.5,.24,.8));ink(sdCircle(p-vec2(0,.06),.115),vec3(.15,.06,.16));ink(sdCircle(p-vec2(-.08,.15),.075),vec3(1));ink(sdCircle(p-vec2(.09,-.02),.035),vec3(1));
float d=max(sdEll(p-vec2(0,-.3),vec2(.3,.2)),p.y+.32);ink(d-.02,vec3(.35,.04,.16));ink(max(max(d,-p.y-.4),abs(m.x-.13)-.06),vec3(1));
}
