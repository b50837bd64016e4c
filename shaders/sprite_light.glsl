// The light of sprites: once a pixel, from what the parts left in the globals of sprite_main.glsl.
// shiny (generated): whether the sprite has gel or metal parts.

// outline colour of c: dark, saturated, yellow turns to brown
vec3 dusk(vec3 c){return c*c*(vec3(.44,.3,.42)-.22*min(c.r,min(c.g,c.b)))+vec3(.05,0,.06);}
// c under light l: cool saturated shadow, plain middle, warm light
vec3 tone(vec3 c,float l){return mix(mix(c*mix(c,vec3(1),.4)*vec3(.7,.5,.74),c,smoothstep(-.5,.56,l)),mix(c,vec3(1,.98,.8),.45),smoothstep(.6,1.,l));}
// the colour at this point: key light from the upper left, bounce light and a bright rim, gloss above all
vec3 lit(){
 A+=C*(1.-T);
 F.y+=1.-T;
 float h=S.z,s=h*(.5+.45*h),e=dot(S.xy,vec2(-.53,.85)),raw=clamp(1.-F.z*2.5,0.,1.);
 vec3 N=vec3(S.xy*s,sqrt(1.-s*s)),k;
 float l=dot(N,vec3(-.43,.68,.59));
 if(shiny){
  if(F.x>1.5)l=.12+.95*smoothstep(-.7,.8,sin(5.*dot(N.xy,vec2(-.5,.8))+3.*(P.y-P.x)+.7)); // metal: bands of sky and ground
  else if(F.x>.5)l=max(l,.56);                                                        // sweets: no dark side, but a glow
 }
 k=tone(A,mix(l,.58,F.z))+A*raw*.34*smoothstep(.78,1.,h)*smoothstep(.3,1.,-e);
 k=mix(k,vec3(1,.97,.85),raw*.5*smoothstep(.7,.97,h)*smoothstep(.4,.95,e));
 if(shiny&&F.x>.5&&F.x<1.5)k=mix(k,mix(k*mix(k,vec3(1),.45),mix(A,sqrt(A),.55)*1.06,smoothstep(-.4,.8,dot(N.xy,vec2(.53,-.85)))),raw);
 k=mix(k,dusk(A),F.y)*(1.-vec3(.36,.42,.32)*(1.-F.w));
 return mix(k,vec3(1,.99,.95),cover(U)*S.w*max(.92*smoothstep(.975,.99,dot(N,vec3(-.34,.48,.81))),.7*smoothstep(.99,.996,dot(N,vec3(-.66,.16,.73)))));
}
