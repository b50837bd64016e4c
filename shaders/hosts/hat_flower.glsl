void hat(vec2 p){vec2 q=p-vec2(-.38,.36);float a=atan(q.y,q.x);part(length(q)-.1-.05*cos(a*5.),trim,.08,.2);part(sdCircle(q,.055),vec3(1,.8,.2),.05,.4);}
