void sprite_astronaut(vec2 p){
vec3 w=base(vec3(.95,.96,1.));vec2 m=mir(p);
part(sdBox(p-vec2(0,-.6),vec2(.52,.24),.2),w,.16,0.);part(sdBox(p-vec2(0,-.7),vec2(.2,.1),.04),vec3(.5,.56,.72),.06,0.);ink(sdCircle(p-vec2(-.08,-.7),.04),vec3(1.,.3,.3));ink(sdCircle(p-vec2(.08,-.7),.04),vec3(.3,.9,.5));
part(sdBox(m-vec2(.64,.08),vec2(.11,.2),.08),vec3(1.,.5,.12),.1,0.);
part(sdEll(p-vec2(0,.1),vec2(.64,.62)),w,.3,0.);part(sdEll(p-vec2(0,.07),vec2(.5,.45)),vec3(.16,.22,.42),.1,0.);
part(sdEll(p-vec2(0,.03),vec2(.43,.38)),vec3(1.,.8,.64),.3,0.);part(max(sdEll(p-vec2(0,.06),vec2(.45,.41)),.3-p.y-.14*sin(p.x*5.)),vec3(.5,.26,.14),.1,0.);
face(vec2(0,.0),.88);inkA(sdArc(rot(.75)*(p-vec2(0,.07)),.5,.42,.03),vec3(1),.8);inkA(sdSeg(p,vec2(.34,-.12),vec2(.28,-.2),.025),vec3(1),.6);
}
