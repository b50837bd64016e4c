void sprite_watermelon(vec2 p){
 part(sdSeg(p,vec2(0,.7),vec2(.1,.83),.05),vec3(.5,.62,.2),.06,0.);
 part(sdCircle(p+vec2(0,.02),.8),base(vec3(.42,.83,.26)),.78,1.);
 // stripes are meridians, narrow at the poles
 vec2 q=p;
 q.x/=sqrt(max(.72-p.y*p.y,.02));
 float w=.07*sin(p.y*17.)+.04*sin(p.y*37.+2.);
 ink(max((abs(fract(q.x*1.6+.5)-.5)-.19-w*1.3)*.35,D+.01),base(vec3(.42,.83,.26))*vec3(.3,.55,.42));
 inkA(max((abs(fract(q.x*1.6+.5)-.5)-.03-w*.5)*.35,D+.01),vec3(.04,.3,.1),.4);
 face(vec2(0,-.14),1.25);
}
