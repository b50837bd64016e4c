void sprite_chocolate(vec2 p){
 p=rot(-.3)*p;
 vec3 c=vec3(.52,.28,.16);
 part(sdBox(p-vec2(0,.06),vec2(.52,.74),.07),c,.08,.4);
 for(int i=0;i<6;i++)part(sdBox(p-vec2(i%2<1?-.245:.245,.57-float(i/2)*.42),vec2(.2,.17),.05),c*1.12,.13,.8);
 float z=abs(fract(p.x*4.)-.5);
 metal(sdBox(p+vec2(0,.34),vec2(.55,.26),.03)+max(p.y+.1,0.)*.0,vec3(.86,.88,.95),.1);
 part(max(sdBox(p+vec2(0,.46),vec2(.58,.38),.05),p.y+.2-z*.12),base(vec3(.9,.16,.25)),.16,.7);
 ink(sdHeart((p+vec2(0,.5))*3.)/3.,vec3(1,.85,.4));
}
