void sprite_grad_cap(vec2 p){
vec3 c=base(vec3(.25,.28,.5)),g=vec3(1.,.78,.16);p.y-=.04;
part(sdTrap(p-vec2(0,-.22),.42,.46,.34,.1),c*.75,.16,0.);
part(sdRhomb(p-vec2(0,.2),vec2(.8,.38))-.05,c,.1,0.);inkA(sdRhomb(p-vec2(0,.2),vec2(.56,.26)),vec3(.6,.65,1.),.22);
part(min(sdSeg(p,vec2(0,.22),vec2(.58,.1),.03),sdSeg(p,vec2(.58,.1),vec2(.6,-.26),.03)),g,.04,0.);part(sdCircle(p-vec2(0,.23),.065),g,.06,.6);
part(sdTrap(p-vec2(.6,-.42),.12,.06,.16,.03),g,.08,0.);inkA(max(D,abs(fract(p.x*14.)-.5)-.15),vec3(.6,.3,0.),.6);
}
