void sprite_lightning(vec2 p){
float k=.06,d=min(sdTri2(rot(-.5)*(p-vec2(.36,.74))*vec2(1,1),vec2(.3,-.95)),sdTri2(-(rot(-.5)*(p-vec2(-.36,-.78))),vec2(.3,-.95)))-k;
part(d,base(vec3(1.,.8,.1)),.16,0.);inkA(sdSeg(p,vec2(.12,.56),vec2(-.2,.1),.035),vec3(1),.8);
}
