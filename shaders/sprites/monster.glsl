void sprite_monster(vec2 p){
vec3 c=base(vec3(.08,.72,.82));vec2 m=mir(p),q=p+vec2(0,.06);
part(sdTap(m,vec2(.3,.36),vec2(.52,.72),.15,.04),vec3(1.,.82,.35),.12,0.);
part(min(sdTap(m,vec2(.56,-.2),vec2(.72,-.36),.12,.1),sdEll(m-vec2(.24,-.68),vec2(.18,.11))),c*.85,.1,0.);
float a=atan(q.y,q.x);
part(sdEll(q,vec2(.6,.58))+.05*(abs(sin(a*8.))-.6)*smoothstep(.35,.6,length(q)),c,.4,.5);
inkA(sdEll(p-vec2(0,-.42),vec2(.36,.2)),mix(c,vec3(1,1,.8),.4),.8);
part(sdCircle(p-vec2(0,.1),.29),vec3(1),.2,0.);ink(sdCircle(p-vec2(.0,.08),.19),vec3(.55,.25,.85));ink(sdCircle(p-vec2(0,.08),.115),vec3(.15,.06,.16));ink(sdCircle(p-vec2(-.08,.17),.075),vec3(1));ink(sdCircle(p-vec2(.09,.0),.035),vec3(1));
float d=max(sdEll(p-vec2(0,-.28),vec2(.3,.22)),p.y+.29);ink(d-.02,vec3(.35,.04,.16));ink(max(d,sdEll(p-vec2(0,-.52),vec2(.2,.12))),vec3(1,.42,.5));ink(max(max(d,-p.y-.37),abs(m.x-.13)-.06),vec3(1));
}
