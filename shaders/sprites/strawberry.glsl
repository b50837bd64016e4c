void sprite_strawberry(vec2 p){
 vec2 q=p*vec2(5,4.4);
 q.x+=mod(floor(q.y),2.)*.5;
 part(smin(smin(sdCircle(p-vec2(.3,.1),.42),sdCircle(p+vec2(.3,-.1),.42),.4),sdCircle(p+vec2(0,.5),.25),.75),base(vec3(1,.2,.32)),.6,1.);
 ink(max(sdEll(fract(q)-.5,vec2(.13,.2))*.2,D+.09),vec3(1,.85,.4));
 q=p-vec2(0,.55);
 q.y*=1.3;
 part(sdSeg(p,vec2(0,.5),vec2(.06,.78),.05),vec3(.3,.65,.2),.06,0.);
 part(sdStar(q,.56,7,2.7)*.85-.05,vec3(.4,.8,.22),.12,0.);
 face(vec2(0,-.12),1.);
}
