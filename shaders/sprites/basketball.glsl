void sprite_basketball(vec2 p){
float d=sdCircle(p,.72);part(d,base(vec3(1.,.5,.1)),.6,1.);p=rot(.35)*p;
inkA(min(min(abs(p.x),abs(p.y)),abs(sdCircle(mir(p)-vec2(.86,0),.58)))-.032,vec3(.22,.08,.08),.9);
}
