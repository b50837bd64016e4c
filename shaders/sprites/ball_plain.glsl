void sprite_ball_plain(vec2 p){
vec3 c=base(vec3(.2,.55,1.));part(sdCircle(p,.72),c,.6,1.);part(sdStar(p,.34,5,2.9)-.05,mix(c,vec3(1),.28),.1,0.);
}
