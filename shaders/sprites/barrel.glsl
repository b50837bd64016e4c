void sprite_barrel(vec2 p){
vec3 c=base(vec3(.76,.44,.2));float d=smax(sdEll(p,vec2(.62,1.15)),abs(p.y)-.74,.1);part(d,c,.34,0.);
float x=p.x/sqrt(1.-p.y*p.y*.55);inkA(max(d,min(abs(abs(x)-.2),abs(abs(x)-.46))-.014),c*.35,.85);
part(max(d-.02,abs(abs(p.y)-.42)-.08),vec3(.56,.6,.7),.09,0.);
ink(sdCircle(abs(p)-vec2(.3,.42),.03),vec3(.28,.28,.38));
}
