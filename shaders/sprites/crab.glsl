void sprite_crab(vec2 p){
vec3 c=base(vec3(1.,.29,.2));vec2 m=mir(p);p.y+=.06;m.y+=.06;
part(min(sdSeg(m,vec2(.4,-.36),vec2(.7,-.46),.06),min(sdSeg(m,vec2(.36,-.46),vec2(.56,-.66),.06),sdSeg(m,vec2(.46,-.1),vec2(.62,.18),.07))),c*.85,.07,0.);
vec2 q=rot(.3)*(m-vec2(.62,.42));part(smax(sdEll(q,vec2(.22,.28)),-sdTri2(-(q-vec2(.02,-.02)),vec2(.13,-.4)),.03),c,.16,.4);
part(sdSeg(m,vec2(.26,.1),vec2(.28,.32),.07),c,.07,0.);
part(sdEll(p-vec2(0,-.2),vec2(.6,.44)),c,.36,.7);part(sdCircle(m-vec2(.28,.34),.2),c,.16,0.);
face(vec2(0,.24),.94);inkA(sdEll(p-vec2(0,-.54),vec2(.34,.12)),vec3(1.,.8,.6),.7);
}
