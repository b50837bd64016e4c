void sprite_pizza(vec2 p){
 p=rot(.18)*p;
 float d=sdTri2(p+vec2(0,.76),vec2(.62,1.2))-.05;
 part(d,base(vec3(1,.8,.26)),.16,.3);
 part(min(sdSeg(p,vec2(-.4,-.1),vec2(-.4,-.26),.07),sdSeg(p,vec2(.26,-.3),vec2(.26,-.48),.06)),base(vec3(1,.8,.26)),.08,.3);
 for(int i=0;i<4;i++)part(max(sdCircle(p-(i<1?vec2(-.26,.2):i<2?vec2(.24,.26):i<3?vec2(.06,-.16):vec2(-.02,-.56)),i<3?.17:.1),d+.03),vec3(.9,.25,.16),.07,.5);
 ink(min(sdLeaf(rot(.8)*(p-vec2(0,.06)),.13,.07),sdLeaf(rot(-.6)*(p-vec2(.3,0.)),.12,.06)),vec3(.25,.65,.2));
 part(sdBox(p-vec2(0,.52+.1*(1.-p.x*p.x)),vec2(.76,.16),.15),vec3(.93,.6,.26),.18,.4);
}
