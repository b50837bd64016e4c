void sprite_chocolate(vec2 p){
 p=rot(-.25)*p;
 vec3 c=vec3(.55,.3,.17);
 part(sdBox(p-vec2(0,.06),vec2(.48,.68),.07),c,.08,.4);
 for(int i=0;i<4;i++)part(sdBox(p-vec2(i%2<1?-.225:.225,.52-float(i/2)*.38),vec2(.18,.15),.05),c*1.15,.12,.9);
 float z=abs(fract(p.x*4.)-.5)*.12;
 metal(max(sdBox(p+vec2(0,.38),vec2(.5,.36),.03),p.y+.07-z),vec3(.86,.88,.95),.1);
 part(max(sdBox(p+vec2(0,.42),vec2(.53,.34),.05),p.y+.17-z),base(vec3(.93,.16,.25)),.16,.8);
 ink(sdHeart((p+vec2(0,.46))*2.8)/2.8,vec3(1,.85,.4));
}
