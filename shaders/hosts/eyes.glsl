// Eyes, brows and a person's nose, round the point between the eyes. k: 0 open, 1 wide, 2 worried, 3 shut, 4 laughing.
void host_eyes(vec2 p,int k){
float d,s=eye*(k==1?1.08:1.);
vec2 e=vec2(abs(p.x)-.195,p.y),f=vec2(p.x-sign(p.x)*.195,p.y),r=vec2(.092,.12)*s;
vec3 dark=vec3(.15,.07,.14);
if(nose>.5){inkA(sdEll(p-vec2(0,-.165),vec2(.07,.047))*.4,skin*vec3(.9,.58,.52),.7);inkA(sdEll(p-vec2(-.016,-.148),vec2(.026,.017))*.5,vec3(1,.97,.93),.6);}
if(k<3){
float lid=k==2?e.y-.06*s+e.x*.35:k==1?e.y-.2:e.y-.104*s-e.x*.12;
d=sdEll(e,r);
ink(max(sdEll(e-vec2(0,.012),r+vec2(.016,.014)),lid-.03),dark);
d=max(d,lid);
ink(d,vec3(1));
vec2 g=f-vec2(-.004,-.006);
ink(max(d,sdEll(g,vec2(.075,.092)*s)),iris*.38);
inkA(max(d,sdEll(g-vec2(0,-.03)*s,vec2(.06,.058)*s))*.5,iris*1.25+.06,1.);
ink(max(d,sdEll(g-vec2(0,.012)*s,vec2(.042,.052)*s)),dark*.6);
inkA(max(d,r.y*.42-e.y),vec3(.1,.08,.3),.22);
ink(max(d,sdCircle(f-vec2(-.028,.042)*s,.034*s)),vec3(1));
ink(max(d,sdCircle(f-vec2(.03,-.036)*s,.017*s)),vec3(1));
if(lash>.5)ink(min(sdCone(e,vec2(r.x*.7,r.y*.72),vec2(r.x+.05,r.y+.004),.022,.006),sdCone(e,vec2(r.x*.98,r.y*.36),vec2(r.x+.062,r.y*.56),.02,.006)),dark);
}else{
d=k==3?sdArc(vec2(e.x,.075-e.y),1.,.1*s,.021):sdArc(e+vec2(0,.055),1.15,.1*s,.024);
ink(d,dark);
if(lash>.5)ink(k==3?sdCone(e,vec2(.085*s,.012),vec2(.135*s,-.02),.02,.006):sdCone(e,vec2(.08*s,.0),vec2(.145*s,.02),.022,.006),dark);
}
vec2 b=e-vec2(-.005,.178*eye+(k==1?.055:k==4?.03:.004));
d=k==2?sdCone(b,vec2(-.085,.05),vec2(.1,-.025),.032,.016):sdArc(b+vec2(0,.118),.62,.14,.027);
ink(d,brow);
eyewear(p,e);
}
