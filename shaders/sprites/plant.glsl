void sprite_plant(vec2 p){
vec3 c=base(vec3(.24,.72,.3));
leaf(p-vec2(0,-.2),1.,c*.85);leaf(rot(-1.)*(p-vec2(.04,-.24)),.82,c);leaf(rot(1.)*(p-vec2(-.04,-.24)),.82,c);
leaf(rot(-.45)*(p-vec2(.04,-.24)),.9,mix(c,vec3(.8,1,.3),.15));leaf(rot(.5)*(p-vec2(-.04,-.24)),.86,mix(c,vec3(.8,1,.3),.25));
part(sdTrap(p-vec2(0,-.52),.3,.42,.26,.06),vec3(.93,.46,.26),.14,.4);part(sdBox(p-vec2(0,-.26),vec2(.48,.1),.06),vec3(1.,.56,.34),.1,0.);
}
