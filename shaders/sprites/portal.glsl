void sprite_portal(vec2 p){
vec3 c=base(vec3(.55,.28,1.));vec2 q=p*vec2(1.16,1.);float l=length(q),a=atan(q.y,q.x);
gel(sdEll(p,vec2(.64,.74)),c,.2);ink(l-.58,cut(c,-.7));inkA(max(l-.56,abs(fract(a/6.28319*3.+l*2.6)-.5)*l*1.6-.17),cut(c,.9),.85);inkA((l-.15)*.4,vec3(1.,.95,1.),1.);
}
