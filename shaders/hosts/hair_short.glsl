// cropped close, fits under hats
void hair_back(vec2 p){part(max(sdEll(p-vec2(0,.04),vec2(.52,.46)),-.26-p.y),hair*.86,.2,0.);}
void hair_front(vec2 p,float f){
float c=smax(sdEll(p-vec2(0,.06),vec2(.51,.42)),.22-p.y+.05*cos(p.x*9.)-1.3*max(abs(p.x)-.36,0.),.05);
part(c,hair,.2,.3);
}
