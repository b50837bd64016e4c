void sprite_macaron(vec2 p){
 vec3 c=base(vec3(.72,.55,.98));
 float w=.014*sin(p.x*46.);
 part(sdBox(p+vec2(0,.02),vec2(.68,.2),.18),vec3(1,.95,.86),.16,.3);
 part(smax(sdEll(p+vec2(0,.12),vec2(.78,.56)),p.y+.18,.12),c,.3,.6);
 part(smax(sdEll(p-vec2(0,.06),vec2(.78,.62)),.1-p.y,.12),c,.4,1.);
 part(sdBox(p+vec2(0,.18+w),vec2(.77,.06),.05),c*1.06,.06,.0);
 part(sdBox(p-vec2(0,.1+w),vec2(.77,.06),.05),c*1.06,.06,.0);
 face(vec2(0,.24),.85);
}
