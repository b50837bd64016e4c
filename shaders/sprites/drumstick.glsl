void sprite_drumstick(vec2 p){
 p=rot(-.75)*p;
 part(min(sdSeg(p,vec2(0,-.3),vec2(0,-.66),.11),sdCircle(vec2(abs(p.x)-.11,p.y+.74),.12)),vec3(1,.96,.88),.1,.5);
 part(fit(length(vec2(p.x*(1.05+1.5*smoothstep(.5,-.9,p.y)),p.y-.12))-.68),base(vec3(.87,.5,.2)),.56,1.);
 inkA(sdCircle(p-vec2(.25,.5),.06),vec3(.66,.3,.1),.6);
 inkA(sdCircle(p-vec2(.36,.3),.04),vec3(.66,.3,.1),.6);
 face(vec2(.12,.08),.95);
}
