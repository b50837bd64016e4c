void sprite_dragonfruit(vec2 p){
 vec3 c=base(vec3(1,.26,.56));
 vec2 q=rot(2.8)*(p+vec2(0,.05));
 for(int i=0;i<9;i++){part(sdLeaf(q-vec2(0,.54),.38,.22)-.02,c,.14,0.);ink(max(D,.72-length(q)),vec3(.6,.88,.3));q=rot(-.7)*q;}
 part(sdEll(p+vec2(0,.07),vec2(.63,.66)),c,.6,1.);
 part(sdEll(p+vec2(0,.11),vec2(.53,.55)),vec3(1,.98,.98),.16,0.);
 q=p*7.;
 q.x+=mod(floor(q.y),2.)*.5;
 ink(max(sdEll(fract(q)-.5,vec2(.13,.17))/7.,D+.06),vec3(.28,.16,.26));
 face(vec2(0,-.14),.95);
}
