void sprite_chart(vec2 p){
part(sdBox(p,vec2(.74,.66),.14),base(vec3(.96,.98,1.)),.1,0.);
for(int i=0;i<3;i++){float x=-.44+.36*float(i),h=.12+.11*float(i);part(sdBox(p-vec2(x,-.5+h),vec2(.13,h),.05),i==0?vec3(.25,.6,1.):i==1?vec3(1.,.72,.12):vec3(.95,.3,.45),.07,0.);}
vec3 g=vec3(.16,.76,.36);part(min(min(sdSeg(p,vec2(-.56,.0),vec2(-.16,.2),.055),sdSeg(p,vec2(-.16,.2),vec2(.08,.1),.055)),min(sdSeg(p,vec2(.08,.1),vec2(.4,.36),.055),sdTri2(rot(.86)*(p-vec2(.56,.5)),vec2(.15,-.22))-.03)),g,.06,0.);
}
