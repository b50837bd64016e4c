// a cloud of curls
float curls(vec2 p,float n,float s){float d=9.;for(float i=0.;i<n;i++){float a=(i/(n-1.)-.5)*s;d=smin(d,sdCircle(p-vec2(0,.06)-vec2(sin(a)*.5,cos(a)*.47),.2+.03*sin(i*4.)),.03);}return d;}
void hair_back(vec2 p){part(min(curls(p,11.,4.7),sdEll(p-vec2(0,.1),vec2(.5,.46))),hair*.9,.16,.2);}
void hair_front(vec2 p,float f){
float d=9.;for(float i=0.;i<5.;i++)d=min(d,sdCircle(p-vec2((i-2.)*.19,.34-.03*(i-2.)*(i-2.)),.135));
part(d,hair,.12,.3);
inkA(max(abs(sdCircle(vec2(abs(abs(p.x)-.2),p.y)-vec2(.08,.5),.08))-.012,D-.4),hair*.66,.6);
}
