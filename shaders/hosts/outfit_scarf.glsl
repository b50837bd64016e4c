const vec3 sleeve=skin;
const vec3 cuff=skin;
// for animals: fur with a light belly and a scarf
void outfit(vec2 p,vec2 m,float t){
part(t,skin,.32,.2);
inkA(inTrunk(sdEll(p-vec2(0,-.66),vec2(.36,.42))),hair,1.);
part(max(sdTap(p,vec2(.2,-.02),vec2(.3,-.44),.1,.13),t),cloth*.9,.1,0.);
ink(max(abs(p.y+.42-.25*p.x)-.03,D),trim);
part(sdBox(p-vec2(0,.06),vec2(.4,.13),.12),cloth,.13,0.);
ink(max(min(abs(p.x-.16)-.035,abs(p.x+.18)-.035),D),trim);
}
