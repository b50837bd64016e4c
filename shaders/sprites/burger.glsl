void sprite_burger(vec2 p){
 vec3 b=base(vec3(.96,.64,.26));
 part(sdBox(p+vec2(0,.5),vec2(.7,.22),.2),b,.2,.3);
 part(sdBox(p+vec2(0,.3),vec2(.76,.14),.13),vec3(.5,.25,.15),.14,.4);
 part(max(sdBox(p+vec2(0,.2),vec2(.72,.24),.03),-p.y-.18-.22*max(0.,1.-abs(abs(p.x)-.34)*3.4)),vec3(1,.8,.16),.06,.3);
 part(sdBox(p+vec2(0,.1),vec2(.7,.08),.07),vec3(.95,.24,.2),.08,.4);
 part(sdBox(p+vec2(0,.03+.045*sin(p.x*17.)),vec2(.8,.085),.08)*.8,vec3(.5,.85,.25),.1,.1);
 part(smax(sdEll(p-vec2(0,.02),vec2(.76,.74)),.06-p.y,.16),b,.4,1.);
 vec2 q=vec2(abs(p.x),p.y);
 ink(min(sdEll(rot(-.5)*(q-vec2(.24,.64)),vec2(.055,.034)),min(sdEll(rot(.4)*(q-vec2(.5,.46)),vec2(.055,.034)),sdEll(q-vec2(0,.56),vec2(.055,.034)))),vec3(1,.95,.78));
 face(vec2(0,.3),.75);
}
