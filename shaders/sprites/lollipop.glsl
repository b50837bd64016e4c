void sprite_lollipop(vec2 p){
 p=rot(-.35)*p;
 part(sdSeg(p,vec2(0,-.3),vec2(0,-.83),.06),vec3(1,.96,.9),.07,.3);
 vec2 q=p-vec2(0,.2);
 float r=length(q),a=atan(q.y,q.x);
 gel(r-.6,base(vec3(1,.3,.55)),.45);
 ink(max((abs(fract(a/6.28319*4.+r*1.7)-.5)-.22)*r*.8,D+.02),vec3(1,.97,.95));
}
