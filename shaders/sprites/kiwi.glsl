void sprite_kiwi(vec2 p){
 float r=length(p);
 part(r-.79,vec3(.62,.42,.2),.16,.4);
 part(r-.69,base(mix(vec3(.86,.95,.5),vec3(.5,.82,.14),smoothstep(.3,.62,r))),.14,.8);
 vec2 f=fan(p,14.);
 inkA(max((abs(f.x)-.16)*f.y*.4,abs(f.y-.5)-.14),vec3(.85,.96,.5),.35);
 ink(sdEll(vec2(f.x*f.y*.45,f.y-.51),vec2(.026,.055)),vec3(.18,.12,.1));
 inkA(r-.34,vec3(.97,1,.8),.8);
 face(vec2(0,-.04),.95);
}
