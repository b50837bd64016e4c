void sprite_barrier(vec2 p){
vec2 m=mir(p);part(sdSeg(m,vec2(.52,.5),vec2(.52,-.7),.07),vec3(.45,.48,.6),.07,0.);part(sdBox(m-vec2(.52,-.72),vec2(.2,.07),.06),vec3(.34,.36,.46),.06,0.);
for(int i=0;i<2;i++){float d=sdBox(p-vec2(0,float(i)*.5-.2),vec2(.76,.2),.08);part(d,vec3(1.,.98,.95),.12,0.);ink(max(d+.025,abs(fract((p.x+p.y*.8)*1.7+.1)-.5)*.6-.15),base(vec3(.97,.2,.2)));}
part(sdCircle(m-vec2(.52,.62),.13),vec3(1.,.75,.1),.13,.8);
}
