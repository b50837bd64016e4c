// The product's own picture, softened by whoever packed it: the last four squares of the strip, row by row.
// It covers the screen from its middle. Until the strip is there, a plain sky of its colours' brightness.
uniform sampler2D strip;  // squares from the top down
vec3 bg_picture(vec2 p,float asp){vec2 s=vec2(textureSize(strip,0)),q=p-vec2(asp,1)*.5,u=q/max(asp,1.);u=vec2(u.x,-u.y)+.5;vec3 c=mix(vec3(.78,.74,.8),vec3(.5,.58,.76),p.y);
if(s.x>1.){vec2 t=step(.5,u),f=clamp(u*2.-t,.5/s.x,1.-.5/s.x);vec4 a=textureLod(strip,vec2(f.x,(s.y/s.x-4.+t.x+2.*t.y+f.y)*s.x/s.y),0.);c=a.rgb/max(a.a,.01);}
// dimmed towards the edges, where buttons and numbers stand
return c*(1.-.34*smoothstep(.32,.85,length(q/vec2(max(asp,.6),1))))*(1.-.12*smoothstep(.8,1.,p.y));}
vec4 near_picture(vec2 p,float asp){return vec4(0);}
vec4 life_picture(vec2 p){vec4 o=vec4(0);float r=length(p);lay(o,vec3(1,.97,.93),.26*smoothstep(.9,.78,r)*(.55+.45*r)+.22*smoothstep(.07,0.,abs(r-.8)));return o;}
