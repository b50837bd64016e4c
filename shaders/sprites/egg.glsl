void sprite_egg(vec2 p){
 part(length(vec2(p.x*(1.18+.22*p.y),p.y+.02))-.76,base(vec3(1,.93,.82)),.7,1.);
 for(int i=0;i<7;i++)inkA(sdCircle(p-vec2(h1(float(i))-.5,h1(float(i)+9.)*1.2-.55)*vec2(1.2,1),.03+.02*h1(float(i)+4.)),base(vec3(.93,.72,.5)),.6);
 face(vec2(0,-.16),1.1);
}
