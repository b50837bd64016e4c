void sprite_spikes(vec2 p){
vec3 c=base(vec3(.7,.75,.86));vec2 m=mir(p);
part(sdTri2(m-vec2(.26,.42),vec2(.2,-.9))-.03,c*.85,.12,0.);
part(min(sdTri2(p-vec2(0,.6),vec2(.2,-1.1)),sdTri2(m-vec2(.5,.5),vec2(.2,-1.)))-.03,c,.12,0.);
inkA(max(D+.02,p.x<-.25?p.x+.5:p.x<.25?p.x:p.x-.5),vec3(1),.4);
part(sdBox(p-vec2(0,-.56),vec2(.76,.17),.07),vec3(.36,.36,.48),.1,0.);ink(sdCircle(m-vec2(.6,-.56),.05),vec3(.75,.78,.88));ink(sdCircle(m-vec2(.2,-.56),.05),vec3(.75,.78,.88));
}
