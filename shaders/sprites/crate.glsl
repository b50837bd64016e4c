void sprite_crate(vec2 p){
vec3 c=base(vec3(.85,.55,.26));float d=sdBox(p,vec2(.72),.08);part(d,c*.75,.1,0.);
inkA(max(d,abs(abs(p.y)-.19)-.015),c*.3,.8);
part(max(d,sdSeg(p,vec2(-.6,-.6),vec2(.6,.6),.13)),c,.07,0.);
part(max(d,.52-abs(p.y)),c,.08,0.);part(max(d,.52-abs(p.x)),mix(c,vec3(1.,.9,.6),.12),.08,0.);
vec2 m=abs(p);ink(sdCircle(m-vec2(.62),.045),vec3(.36,.22,.2));inkA(sdCircle(m-vec2(.61,.635),.017),vec3(1),.8);
}
