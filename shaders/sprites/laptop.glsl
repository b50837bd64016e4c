void sprite_laptop(vec2 p){
vec3 c=base(vec3(.66,.71,.82));p.y+=.02;
part(sdBox(p-vec2(0,.2),vec2(.64,.46),.1),c*.85,.1,0.);float d=sdBox(p-vec2(0,.21),vec2(.54,.36),.04);part(d,vec3(.13,.16,.32),.04,0.);
for(int i=0;i<4;i++){float y=.44-float(i)*.15,x=-.42+.1*float(i%3);ink(sdSeg(p,vec2(x,y),vec2(x+.14,y),.035),i%2==0?vec3(1.,.4,.6):vec3(1.,.82,.3));ink(sdSeg(p,vec2(x+.28,y),vec2(x+.4+.1*float(i%2),y),.035),i%2==0?vec3(.35,.85,1.):vec3(.45,.9,.45));}
inkA(max(d,abs(p.x-p.y*.6-.3)-.1),vec3(1),.15);
part(sdTrap(p-vec2(0,-.42),.8,.68,.14,.06),c,.1,0.);inkA(sdTrap(p-vec2(0,-.38),.62,.58,.05,.02),c*.4,.75);ink(sdBox(p-vec2(0,-.5),vec2(.14,.025),.02),c*.6);
}
