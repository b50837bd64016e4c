void sprite_leaf(vec2 p){
vec3 c=base(vec3(.32,.78,.2));vec2 q=rot(-.7)*p;
part(sdSeg(q,vec2(0,-.5),vec2(0.04,-.84),.05),c*.7,.05,0.);float d=smin(sdLeaf(q-vec2(0,.08),.92,.5),sdCircle(q-vec2(0,-.1),.4),.2);part(d,c,.34,.7);
float x=abs(q.x),e=min(sdSeg(q,vec2(0,-.6),vec2(0,.62),.025),abs(fract((q.y-x*.8)*3.8)-.5)*.26-.016);ink(max(e,d+.07),c*vec3(.55,.68,.5));
}
