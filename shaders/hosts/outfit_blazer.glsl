const vec3 sleeve=cloth;
const vec3 cuff=vec3(1,.99,.97);
void outfit(vec2 p,vec2 m,float t){
part(t,cloth,.28,0.);
part(max(sdTri2(vec2(p.x,p.y+.72),vec2(.24,.86)),t),vec3(.98,.97,.96),.1,0.);
part(max(min(sdTri2(vec2(p.x,-.04-p.y),vec2(.075,.12)),sdRhomb(p-vec2(0,-.36),vec2(.085,.3))),t),trim,.06,.2);
part(max(sdTap(m,vec2(.16,.12),vec2(.05,.02),.06,.03),-sdCircle(p-vec2(0,.3),.16)),vec3(1,.99,.97),.06,0.);
part(max(sdTri(rot(-.5)*(m-vec2(.26,-.16)),.15)-.02,t),cloth*.8,.08,0.);
ink(inTrunk(sdSeg(m,vec2(.36,-.42),vec2(.48,-.4),.022)),trim);
}
