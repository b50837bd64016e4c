// An arm along +x, its shoulder at x=-.55. By mood: 0 points, 1 open hand, 2 thumb up, 3 fist.
void sprite_host_arm(vec2 p){
int k=int(mood+.5);
part(sdTap(p,vec2(-.55,0),vec2(.02,0),.185,.15),sleeve,.16,0.);
part(sdBox(p-vec2(.06,0),vec2(.055,.155),.05),cuff,.06,0.);
vec2 q=p-vec2(.26,0);
float d=sdBox(q,vec2(.15,.145),.11);
float e=k==0?smin(sdSeg(q,vec2(.05,.06),vec2(.43,.085),.062),sdSeg(q,vec2(-.04,.1),vec2(.1,.215),.055),.03):
k==1?smin(min(min(sdSeg(q,vec2(.06,.1),vec2(.27,.24),.056),sdSeg(q,vec2(.08,.03),vec2(.36,.09),.06)),min(sdSeg(q,vec2(.08,-.05),vec2(.34,-.07),.058),sdSeg(q,vec2(.05,-.1),vec2(.24,-.2),.05))),sdSeg(q,vec2(-.08,.1),vec2(-.0,.3),.06),.03):
k==2?sdSeg(q,vec2(0,.08),vec2(.02,.36),.068):9.;
part(smin(d,e,.04),skin,.13,0.);
float l=9.;
if(k!=1){l=min(sdSeg(q,vec2(.04,-.075),vec2(.15,-.075),.012),sdSeg(q,vec2(.05,0),vec2(.16,0),.012));if(k!=0)l=min(l,sdSeg(q,vec2(.04,.07),vec2(.14,.07),.012));}
inkA(l,skin*vec3(.66,.46,.44),.8);
}
