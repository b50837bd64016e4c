void sprite_cupcake(vec2 p){
 float d=sdTrapezoid(p+vec2(0,.46),.4,.54,.34)-.02;
 part(d,base(vec3(.35,.75,1)),.2,.3);
 inkA(max((abs(fract(p.x*4.6+.5)-.5)-.2)*.2,D+.01),base(vec3(.35,.75,1))*.72,.7);
 vec3 c=vec3(1,.6,.78);
 part(smin(sdEll(p+vec2(0,.1),vec2(.7,.22)),sdEll(p+vec2(0,.12),vec2(.6,.2)),.1),c,.22,.6);
 part(sdEll(p-vec2(0,.16),vec2(.52,.2)),c+.03,.2,.6);
 part(smin(sdEll(p-vec2(0,.4),vec2(.33,.17)),sdEll(p-vec2(0,.5),vec2(.16,.2)),.2),c+.05,.2,.6);
 part(sdCircle(p-vec2(.02,.66),.16),vec3(.95,.12,.22),.16,1.);
 for(int i=0;i<9;i++){float k=float(i);ink(sdSeg(rot(k*2.)*(p-vec2(.95*h1(k+3.)-.47,k*.075-.17)*vec2(1.-k*.05,1)),vec2(-.04,0),vec2(.04,0),.022),i%3<1?vec3(1,.93,.35):i%3<2?vec3(.4,.9,1):vec3(1));}
 face(vec2(0,-.5),.7);
}
