void sprite_watermelon(vec2 p){
 vec3 c=base(vec3(.36,.8,.28));
 part(sdSeg(p,vec2(0,.7),vec2(.08,.82),.055),vec3(.5,.62,.2),.06,0.);
 part(sdCircle(p+vec2(0,.03),.8),c,.78,1.);
 // stripes are meridians, narrow at the poles
 float x=p.x/sqrt(max(.72-p.y*p.y,.02))*1.6,w=.1*sin(p.y*17.+floor(x+.5)*2.)+.05*sin(p.y*37.);
 x=abs(fract(x+.5)-.5);
 ink(max((x-.2-w)*.35,D+.01),c*vec3(.26,.55,.42));
 inkA(max((x-.05-w*.6)*.35,D+.01),c*vec3(.12,.38,.3),.6);
 leaf(rot(1.2)*(p-vec2(.02,.68)),.4,vec3(.4,.78,.24));
 face(vec2(0,-.14),1.3);
}
