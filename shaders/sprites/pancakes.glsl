void sprite_pancakes(vec2 p){
 part(sdEll(p+vec2(0,.6),vec2(.82,.2)),vec3(.9,.95,1),.1,.5);
 for(int i=0;i<3;i++)part(sdBox(p+vec2(i==1?.04:0.,.48-float(i)*.25),vec2(.7,.16),.15),base(vec3(.95,.66,.32)),.14,.3);
 part(sdEll(p-vec2(0,.2),vec2(.7,.26)),base(vec3(1,.8,.48)),.12,.3);
 part(smax(sdEll(p-vec2(-.02,.1),vec2(.6,.4)),-.02-.2*sin(p.x*8.+1.)*sin(p.x*3.+1.7)-p.y,.1),vec3(.8,.4,.1),.14,1.);
 part(sdBox(rot(.1)*(p-vec2(.02,.36)),vec2(.2,.13),.05),vec3(1,.92,.45),.12,.8);
 face(vec2(0,-.3),.82);
}
