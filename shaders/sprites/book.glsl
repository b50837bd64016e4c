void sprite_book(vec2 p){
vec3 c=base(vec3(.22,.46,.95));vec2 q=rot(-.12)*p;
part(sdBox(q-vec2(.04,-.06),vec2(.58,.72),.1),c*.8,.08,0.);
part(sdBox(q-vec2(.06,-.58),vec2(.52,.12),.05),vec3(1.,.96,.85),.06,0.);inkA(max(D,abs(abs(q.y+.57)-.035)-.008),vec3(.6,.5,.4),.7);
float d=sdBox(q-vec2(.0,.1),vec2(.58,.6),.1);part(d,c,.13,0.);inkA(max(d,q.x+.42),c*.4,.5);
part(sdTap(q,vec2(.38,.66),vec2(.38,.2),.08,.08),vec3(1.,.26,.32),.06,0.);
part(sdStar(q-vec2(.02,.12),.26,5,2.85)-.03,vec3(1.,.83,.25),.1,0.);
}
