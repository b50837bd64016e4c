void sprite_cake(vec2 p){
 part(sdSeg(p,vec2(0,.3),vec2(0,.6),.055),vec3(.4,.8,1),.06,.4);
 ink(max((abs(fract(p.y*7.+p.x*4.)-.5)-.2)*.13,D),vec3(1));
 part(sdEll(p-vec2(0,.72),vec2(.07,.11)),vec3(1,.8,.2),.1,0.);
 part(sdBox(p+vec2(0,.66),vec2(.8,.1),.1),vec3(.95,.97,1),.1,.4);
 part(sdBox(p+vec2(0,.2),vec2(.66,.52),.12),vec3(.98,.8,.5),.3,.2);
 ink(max(abs(p.y+.44)-.055,D),base(vec3(1,.4,.6)));
 float x=p.x*6.5;
 part(smax(sdBox(p-vec2(0,.1),vec2(.69,.3),.16),-.02-.1*sin(x)-.06*sin(x*.6+2.)-p.y,.1),base(vec3(1,.6,.78)),.22,.9);
 face(vec2(0,-.26),.8);
 for(int i=0;i<2;i++)part(sdCircle(p-vec2(i<1?-.42:.42,.42),.15),vec3(.95,.13,.22),.15,1.);
}
