void sprite_chef(vec2 p){
vec3 h=vec3(.2,.12,.12),s=vec3(.82,.55,.36),w=base(vec3(.99,.98,1.));vec2 m=mir(p);
part(sdBox(p-vec2(0,-.74),vec2(.5,.2),.18),w,.14,0.);part(sdTap(m,vec2(.0,-.58),vec2(.22,-.56),.1,.1),vec3(.95,.2,.26),.1,0.);
part(sdCircle(m-vec2(.46,-.16),.11),s,.1,0.);
part(sdBox(m-vec2(.4,.04),vec2(.08,.16),.05),h,.06,0.);
part(smin(sdEll(p-vec2(0,-.06),vec2(.45,.4)),sdEll(p-vec2(0,-.26),vec2(.38,.25)),.15),s,.4,0.);
face(vec2(0,-.12),.82);ink(sdArc(m-vec2(.25,-.02),.6,.13,.03),h);
part(smin(sdTap(m,vec2(.07,-.27),vec2(.3,-.22),.075,.025),sdCircle(p-vec2(0,-.27),.05),.03),h,.07,0.);part(sdEll(p-vec2(0,-.18),vec2(.09,.07)),s*vec3(1.05,.85,.8),.08,0.);
float d=min(sdCircle(m-vec2(.34,.5),.24),sdCircle(p-vec2(0,.6),.27));part(smin(d,sdBox(p-vec2(0,.36),vec2(.4,.16),.05),.06),w,.22,0.);
part(sdBox(p-vec2(0,.2),vec2(.46,.12),.06),w*vec3(.96,.96,1),.09,0.);
}
