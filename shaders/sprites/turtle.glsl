void sprite_turtle(vec2 p){
vec3 c=base(vec3(.5,.84,.36)),s=vec3(.2,.58,.42);
part(min(sdEll(rot(.5)*(p-vec2(-.5,-.5)),vec2(.2,.13)),min(sdEll(p-vec2(.1,-.56),vec2(.2,.13)),sdTap(p,vec2(-.6,-.3),vec2(-.8,-.36),.09,.03))),c,.12,0.);
part(smax(sdEll(p-vec2(-.2,-.32),vec2(.58,.72)),-.36-p.y,.1),s,.3,.7);inkA(max(D+.07,min(abs(sdHex(p-vec2(-.2,.02),.2)),max(min(abs(p.y-.02),min(abs(p.y-.02-(p.x+.2)*1.73),abs(p.y-.02+(p.x+.2)*1.73))*.5),-sdHex(p-vec2(-.2,.02),.2)))-.022),vec3(.75,.95,.45),.85);
part(sdBox(p-vec2(-.2,-.36),vec2(.58,.1),.1),vec3(1.,.86,.5),.1,0.);
part(sdEll(p-vec2(.42,.06),vec2(.38,.38)),c,.3,.5);face(vec2(.46,.04),.72);
}
