const vec3 sleeve=cloth;
const vec3 cuff=vec3(1,.98,.95);
void outfit(vec2 p,vec2 m,float t){
part(t,cloth,.3,.2);
part(max(abs(p.x)-.13,t),trim,.08,.2);
metal(max(sdCircle(m-vec2(0,-.52),.05),t),vec3(1,.78,.2),.04);
float c=smax(smin(sdEll(p-vec2(0,.02),vec2(.5,.26)),sdTap(m,vec2(.3,-.1),vec2(.5,-.2),.1,.1),.1),-sdEll(p-vec2(0,.24),vec2(.18,.16)),.05);
part(c,vec3(1,.98,.95),.14,0.);
for(float i=0.;i<3.;i++)ink(max(sdEll(m-vec2(.12+i*.15,-.14+.01*i+i*i*.01),vec2(.025,.045)),c),vec3(.25,.2,.26));
}
