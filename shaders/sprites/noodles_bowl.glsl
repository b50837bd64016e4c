void sprite_noodles_bowl(vec2 p){
 vec3 c=base(vec3(.96,.24,.2));
 part(min(sdSeg(p,vec2(.1,.1),vec2(.5,.78),.045),sdSeg(p,vec2(.3,.1),vec2(.68,.66),.045)),vec3(.85,.55,.3),.05,.3);
 part(sdEll(p-vec2(0,.16),vec2(.64,.34)),vec3(1,.86,.45),.3,.3);
 ink(max((abs(fract(p.y*7.+.7*sin(p.x*6.))-.5)-.14)*.12,D+.03),vec3(.93,.64,.2));
 part(sdEll(p-vec2(-.28,.3),vec2(.27,.24)),vec3(1,.99,.95),.1,.4);
 part(sdCircle(p-vec2(-.28,.3),.14),vec3(1,.68,.1),.14,1.);
 vec2 q=p-vec2(.18,.26);
 part(length(q)-.19+.015*sin(atan(q.y,q.x)*9.),vec3(1,.97,.95),.08,0.);
 ink(abs(length(q)-.08)-.03,vec3(1,.4,.6));
 part(smax(sdCircle(p-vec2(0,.06),.76),p.y-.02,.06),c,.4,.4);
 part(sdBox(p-vec2(0,.03),vec2(.8,.08),.08),c,.08,.6);
 face(vec2(0,-.32),.95);
}
