// LOOK is the part's function.
void main(){O=vec4(0);LOOK(vp*span,int(mood+.5));frag=O;}
