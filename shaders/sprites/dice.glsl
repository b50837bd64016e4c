void sprite_dice(vec2 p){
vec3 c=base(vec3(1.,.98,.96));vec2 m=mir(p);
float d=sdNgon(p.yx,.58,6.)-.12;part(d,c,.1,0.);
float e=.03;vec2 t=p-vec2(0,.0);
float top=max(d+.05,(m.x*.577-p.y)*.866+e),le=max(d+.05,max(p.x+e,-(-p.x*.577-p.y)*.866-.0+e)),ri=max(d+.05,max(-p.x+e,-(p.x*.577-p.y)*.866+e));
inkA(top,vec3(1),.7);inkA(ri,vec3(.45,.35,.6),.4);inkA(le,vec3(.7,.65,.85),.3);
vec3 k=vec3(.9,.13,.25);
ink(sdEll(p-vec2(0,.34),vec2(.15,.09)),k);
vec2 q=vec2(p.x+.29,p.y+.2+.577*(p.x+.29));ink(min(sdEll(q-vec2(-.13,.17),vec2(.065,.085)),min(sdEll(q,vec2(.065,.085)),sdEll(q-vec2(.13,-.17),vec2(.065,.085)))),k);
q=vec2(p.x-.29,p.y+.2-.577*(p.x-.29));ink(sdEll(abs(q)-vec2(.13,.16),vec2(.065,.085)),k);
}
