void beard(vec2 p,float f){vec2 m=mir(p);part(smin(sdTap(m,vec2(.05,-.36),vec2(.2,-.38),.062,.04),sdTap(m,vec2(.2,-.38),vec2(.3,-.33),.04,.018),.04),hair,.07,0.);}
