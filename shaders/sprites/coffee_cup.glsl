void sprite_coffee_cup(vec2 p){
 vec3 c=base(vec3(.98,.95,.92));
 part(sdRing((p-vec2(.5,-.2))*vec2(1,.9),.22,.075),c,.08,.5);
 part(sdBox(p+vec2(.12,.24),vec2(.56,.54),.22),c,.22,.9);
 vec2 q=p-vec2(-.12,.26);
 part(sdEll(q,vec2(.57,.17)),c,.06,.3);
 part(sdEll(q+vec2(0,.02),vec2(.46,.11)),vec3(.52,.3,.17),.1,.0);
 ink(sdHeart((q+vec2(0,.02))*vec2(4.6,8.)+vec2(0,0))/9.,vec3(1,.9,.75));
 for(int i=0;i<2;i++){float x=p.x+(i<1?.3:-.06)+.06*sin(p.y*11.);part(sdSeg(vec2(x,p.y),vec2(0,.52),vec2(0,.72),.05),vec3(1),.06,0.);}
 face(vec2(-.12,-.24),.95);
}
