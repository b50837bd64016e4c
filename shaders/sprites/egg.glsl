void sprite_egg(vec2 p){
 part(smin(sdCircle(p+vec2(0,.18),.6),sdCircle(p-vec2(0,.34),.38),.8)+.04,base(vec3(1,.93,.82)),.6,1.);
 for(int i=0;i<7;i++)inkA(sdCircle(p-vec2(h1(float(i))-.5,h1(float(i)+9.)*1.2-.55)*vec2(1.2,1),.03+.02*h1(float(i)+4.)),base(vec3(.93,.72,.5)),.6);
 face(vec2(0,-.16),1.05);
}
