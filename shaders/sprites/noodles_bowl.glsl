void sprite_noodles_bowl(vec2 p){
 vec2 q=p-vec2(0,.1);
 part(min(sdSeg(p,vec2(.1,.1),vec2(.6,.82),.04),sdSeg(p,vec2(.3,.1),vec2(.76,.72),.04)),vec3(.8,.5,.26),.05,.3);
 part(sdEll(q,vec2(.78,.26)),base(vec3(.93,.22,.2)),.08,.3);
 part(sdEll(q-vec2(0,.05),vec2(.68,.26)),vec3(1,.84,.45),.2,.3);
 ink(max((abs(fract(p.y*9.+.6*sin(p.x*7.))-.5)-.12)*.1,D+.04),vec3(.9,.6,.2));
 part(sdEll(p-vec2(-.3,.26),vec2(.24,.2)),vec3(1,.99,.95),.1,.4);
 part(sdEll(p-vec2(-.3,.26),vec2(.13,.11)),vec3(1,.68,.1),.1,.8);
 part(sdCircle(p-vec2(.16,.24),.17),vec3(1,.97,.95),.08,.0);
 ink(abs(length(p-vec2(.16,.24))-.07)-.025,vec3(1,.4,.6));
 part(smax(sdCircle(p-vec2(0,.12),.8),p.y-.06+.05*(1.-p.x*p.x),.05)*1.,base(vec3(.95,.24,.2)),.4,.9);
 face(vec2(0,-.3),.9);
}
