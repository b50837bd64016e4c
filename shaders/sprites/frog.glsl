void sprite_frog(vec2 p){
vec3 c=base(vec3(.4,.83,.17));vec2 m=mir(p);
part(smin(sdEll(p-vec2(0,-.22),vec2(.74,.5)),sdCircle(m-vec2(.4,.3),.28),.12),c,.4,.7);
part(sdCircle(m-vec2(.4,.31),.2),vec3(1),.2,0.);
ink(max(sdEll(p-vec2(0,-.62),vec2(.5,.3)),-.74-p.y),mix(c,vec3(1.,1.,.55),.55));
ink(sdArc(-(p-vec2(0,.54)),.62,.66,.028),vec3(.08,.3,.08));face(vec2(0,.2),1.33);
ink(sdCircle(m-vec2(.06,.16),.02),vec3(.08,.3,.08));
}
