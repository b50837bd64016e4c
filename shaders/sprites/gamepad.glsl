void sprite_gamepad(vec2 p){
vec3 c=base(vec3(.48,.36,1.)),k=vec3(.2,.17,.32);vec2 m=mir(p);p.y-=.02;
part(sdBox(m-vec2(.4,.34),vec2(.16,.14),.08),c*.7,.1,0.);
part(smin(sdBox(p-vec2(0,.08),vec2(.72,.3),.28),sdTap(m,vec2(.5,.0),vec2(.6,-.42),.24,.16),.14),c,.26,.6);
vec2 q=p-vec2(-.38,.1);part(min(sdBox(q,vec2(.17,.06),.03),sdBox(q,vec2(.06,.17),.03)),k,.05,0.);
q=p-vec2(.38,.1);vec2 a=abs(q);part(sdCircle(vec2(abs(q.x),q.y)-vec2(.12,0),.062),vec3(1.,.3,.35),.06,.7);part(sdCircle(q-vec2(0,.12),.062),vec3(1.,.82,.2),.06,.7);part(sdCircle(q-vec2(0,-.12),.062),vec3(.3,.9,.5),.06,.7);
ink(sdSeg(mir(p),vec2(.07,.2),vec2(.1,.2),.03),k);part(sdCircle(m-vec2(.18,-.12),.11),k,.08,.6);
}
