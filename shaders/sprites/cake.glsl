void sprite_cake(vec2 p){
 part(sdSeg(p,vec2(0,.3),vec2(0,.54),.06),vec3(.4,.8,1),.06,.4);
 ink(max((abs(fract(p.y*7.+p.x*4.)-.5)-.2)*.13,D),vec3(1));
 part(sdEll(p-vec2(0,.68),vec2(.08,.13)),vec3(1,.8,.2),.1,0.);
 part(sdBox(p+vec2(0,.66),vec2(.8,.1),.1),vec3(.95,.97,1),.1,.4);
 part(sdBox(p+vec2(0,.18),vec2(.66,.5),.14),vec3(1,.83,.52),.3,.2);
 ink(max(abs(p.y+.5)-.05,D),base(vec3(1,.4,.6)));
 part(smax(sdBox(p-vec2(0,.12),vec2(.7,.3),.2),.02-.07*sin(p.x*12.+1.)-.05*sin(p.x*5.)-p.y,.12),base(vec3(1,.6,.78)),.22,.9);
 p.x=abs(p.x);
 part(sdCircle(p-vec2(.4,.44),.17),vec3(.96,.13,.22),.17,1.);
 face(vec2(0,-.2),.95);
}
