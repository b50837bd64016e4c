void sprite_phone(vec2 p){
vec3 c=base(vec3(.2,.23,.36));p=rot(-.14)*p;
part(sdBox(p,vec2(.46,.78),.16),c,.1,0.);float d=sdBox(p-vec2(0,.0),vec2(.38,.68),.1);
part(d,vec3(.25,.68,1.),.04,0.);inkA(max(d,p.y+.3+.1*sin(p.x*6.)),vec3(.3,.45,1.),.8);inkA(max(d,p.y+.48-.1*sin(p.x*5.+1.)),vec3(.4,.3,.9),.8);
inkA(max(d,p.x+p.y*.5+.2),vec3(1),.2);ink(sdSeg(mir(p),vec2(0,.6),vec2(.09,.6),.04),c*.7);
part(sdHeart((p-vec2(0,.06))*2.3)/2.3-.03,vec3(1.,.28,.42),.12,.6);ink(sdSeg(mir(p),vec2(0,-.58),vec2(.13,-.58),.025),vec3(1));
}
