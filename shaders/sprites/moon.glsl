void sprite_moon(vec2 p){
vec3 c=base(vec3(1.,.86,.42));vec2 q=rot(.35)*p;part(sdMoon(q,.42,.72,.56)-.04,c,.3,.4);
inkA(sdCircle(q-vec2(-.3,.48),.07),c*vec3(.85,.7,.5),.7);inkA(sdCircle(q-vec2(-.42,-.36),.09),c*vec3(.85,.7,.5),.7);inkA(sdCircle(q-vec2(-.58,.12),.05),c*vec3(.85,.7,.5),.7);
part(sdStar(rot(.2)*(p-vec2(.36,.16)),.2,5,2.8)-.03,vec3(1.,.95,.6),.1,0.);part(sdStar(p-vec2(.2,-.2),.1,5,2.8)-.02,vec3(1.,.95,.6),.06,0.);
}
