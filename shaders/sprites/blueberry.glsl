void sprite_blueberry(vec2 p){
 part(sdCircle(p+vec2(0,.03),.76),base(vec3(.32,.42,.98)),.7,1.);
 part(sdStar(p-vec2(0,.5),.27,5,2.9)-.04,base(vec3(.2,.24,.75)),.1,0.);
 ink(sdCircle(p-vec2(0,.5),.08),vec3(.1,.1,.4));
 face(vec2(0,-.15),1.1);
}
