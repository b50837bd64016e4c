// lines of laughter
void years(vec2 p){vec2 m=mir(p);vec3 c=skin*vec3(.74,.56,.52);inkA(min(sdArc(p-vec2(0,.0),.32,.24,.011),sdArc(p-vec2(0,-.02),.26,.32,.011)),c,.7);inkA(min(sdArc(rot(2.2)*(m-vec2(.1,-.36)),.5,.15,.012),min(sdSeg(m,vec2(.36,-.16),vec2(.42,-.13),.01),sdSeg(m,vec2(.36,-.2),vec2(.42,-.22),.01))),c,.8);}
