void sprite_medal(vec2 p){
vec3 c=base(vec3(1.,.74,.1)),r=vec3(.95,.2,.3);vec2 m=mir(p);
part(sdSeg(m,vec2(.36,.66),vec2(.08,.0),.17),r,.12,0.);inkA(sdSeg(m,vec2(.4,.8),vec2(.08,.0),.05),vec3(1),.9);
vec2 q=p-vec2(0,-.22);float a=atan(q.x,q.y);part(sdCircle(q,.52+.025*cos(a*14.)),c,.14,0.);part(sdCircle(q,.37),c*vec3(.97,.84,.6),.06,0.);
part(min(sdBox(q-vec2(.01,.0),vec2(.065,.22),.02),min(sdBox(q-vec2(.01,-.2),vec2(.16,.055),.02),sdSeg(q,vec2(0,.18),vec2(-.1,.1),.05))),mix(c,vec3(1,1,.7),.6),.05,0.);
inkA(sdEll(rot(.7)*(q-vec2(-.32,.3)),vec2(.1,.05)),vec3(1),.85);
}
