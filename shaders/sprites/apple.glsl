void sprite_apple(vec2 p){
 part(sdSeg(p,vec2(0,.34),vec2(.07,.74),.055),vec3(.55,.33,.18),.06,0.);
 part(smin(smin(sdCircle(p-vec2(.32,-.04),.44),sdCircle(p+vec2(.32,.04),.44),.6),sdCircle(p+vec2(0,.36),.4),.35),base(vec3(.96,.15,.2)),.6,1.);
 leaf(rot(-1.)*(p-vec2(.06,.5)),.52,vec3(.45,.82,.2));
 face(vec2(0,-.16),1.05);
}
