void sprite_candy(vec2 p){
 p=rot(.5)*p;
 vec2 q=vec2(abs(p.x),p.y);
 float a=atan(q.y,q.x-.2);
 part(sdTri2((q-vec2(.32,0)).yx,vec2(.34,.42))-.04+.02*sin(a*14.),base(vec3(1,.36,.5)),.12,.5);
 inkA(max((abs(fract(a*2.2+.5)-.5)-.14)*.12,D+.03),vec3(1,.9,.92),.8);
 gel(sdCircle(p,.48),base(vec3(1,.26,.42)),.46);
 q=rot(1.1*length(p))*p;
 ink(max((abs(fract(atan(q.y,q.x)/6.28319*6.)-.5)-.24)*length(p)*.9,D+.015),vec3(1,.95,.94));
}
