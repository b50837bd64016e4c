void sprite_anchor(vec2 p){
vec3 c=base(vec3(.36,.5,.78));vec2 m=mir(p);
float d=min(abs(sdCircle(p-vec2(0,.56),.14))-.07,sdSeg(p,vec2(0,.4),vec2(0,-.6),.085));d=min(d,sdArc(-(p-vec2(0,-.06)),1.25,.54,.085));d=min(d,sdTri2(rot(-.5)*(m-vec2(.62,.1)),vec2(.17,-.28))-.03);
part(min(d,sdSeg(m,vec2(0,.24),vec2(.32,.24),.075)),c,.1,0.);ink(sdCircle(m-vec2(.3,.24),.03),vec3(1,1,1));
inkA(sdSeg(p,vec2(-.03,.3),vec2(-.03,-.4),.022),vec3(1),.6);
}
