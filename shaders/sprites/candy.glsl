void sprite_candy(vec2 p){
 p=rot(.5)*p;
 vec2 q=vec2(abs(p.x),p.y);
 float f=sdTri2((q-vec2(.3,0)).yx,vec2(.4,.5))-.04+.03*sin(atan(q.y,q.x-.2)*14.);
 part(f,base(vec3(1,.36,.5)),.12,.5);
 inkA(max((abs(fract(atan(q.y,q.x-.2)*2.2+.5)-.5)-.14)*.12,D+.03),vec3(1,.9,.92),.8);
 gel(sdCircle(p,.5),base(vec3(1,.26,.42)),.48);
 vec2 s=rot(1.1*length(p))*p;
 ink(max((abs(fract(atan(s.y,s.x)/6.28319*6.)-.5)-.24)*length(p)*.9,D+.015),vec3(1,.95,.94));
}
