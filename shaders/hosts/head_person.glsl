// A person's head, chin at y=-.6. Colours and the functions of hair, hat, beard and age come from the look.
void sprite_host_head(vec2 p){
vec2 m=mir(p);
hair_back(p);
part(sdEll(m-vec2(.47,-.17),vec2(.1,.13)),skin,.1,0.);ink(sdEll(m-vec2(.485,-.17),vec2(.045,.075)),skin*vec3(.86,.66,.62));
float f=smin(sdEll(p-vec2(0,-.06),vec2(.47,.44)),sdEll(p-vec2(0,-.3-.02*age),vec2(.39-.04*age,.33+.02*age)),.2);
part(f,skin,.42,0.);
inkA(-1.,vec3(1,.3,.32),.42*smoothstep(.07,-.07,sdEll(m-vec2(.29,-.325),vec2(.1,.07))));
years(p);
beard(p,f);
hair_front(p,f);
hat(p);
}
