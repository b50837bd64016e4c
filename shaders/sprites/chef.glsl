void sprite_chef(vec2 p){
vec3 h=vec3(.24,.14,.12),s=vec3(.9,.62,.42),w=base(vec3(1.,.98,.99));p.y-=.0;vec2 m=mir(p);
part(sdBox(p-vec2(0,-.66),vec2(.52,.2),.18),w,.14,0.);ink(sdCircle(m-vec2(.16,-.72),.035),vec3(.95,.2,.26));
part(min(sdTap(m,vec2(.0,-.5),vec2(.26,-.48),.09,.08),sdTap(m,vec2(.02,-.54),vec2(.09,-.68),.05,.06)),vec3(.96,.2,.26),.1,0.);
part(sdCircle(m-vec2(.48,-.12),.12),s,.1,0.);part(sdBox(m-vec2(.42,.06),vec2(.08,.16),.05),h,.06,0.);
part(smin(sdEll(p-vec2(0,-.04),vec2(.47,.4)),sdEll(p-vec2(0,-.22),vec2(.4,.26)),.15),s,.4,0.);
face(vec2(0,-.1),.9);ink(sdArc(m-vec2(.28,.02),.6,.12,.03),h);
part(smin(sdTap(m,vec2(.06,-.255),vec2(.25,-.265),.06,.03),sdTap(m,vec2(.25,-.265),vec2(.34,-.22),.03,.02),.03),h,.07,0.);part(sdEll(p-vec2(0,-.17),vec2(.095,.075)),s*vec3(1.05,.85,.8),.08,.6);
float d=min(sdCircle(m-vec2(.36,.5),.24),sdCircle(p-vec2(0,.58),.26));part(smin(d,sdBox(p-vec2(0,.36),vec2(.42,.16),.05),.06),w,.22,0.);inkA(max(sdSeg(m,vec2(.13,.24),vec2(.17,.46),.014),D),vec3(.5,.45,.65),.6);
part(sdBox(p-vec2(0,.27),vec2(.48,.1),.07),w*vec3(.95,.96,1),.09,0.);
}
