// k: 0 closed smile, 1 small, 2 open, 3 wide, 4 grin.
void host_mouth(vec2 p,int k){
vec3 dark=vec3(.33,.05,.12),lip=mix(skin*vec3(.5,.2,.24),vec3(.4,.1,.14),.4);
if(k==0){ink(min(sdArc(vec2(p.x,.125-p.y),.85,.15,.02),sdSeg(vec2(abs(p.x),p.y),vec2(.115,.026),vec2(.135,.044),.018)),lip);return;}
float d=k==1?sdEll(p,vec2(.062,.046)):k==3?sdEll(p,vec2(.095,.115)):max(sdEll(p-vec2(0,.05),k==4?vec2(.185,.165):vec2(.135,.14)),p.y-.035-(k==4?.5:.3)*p.x*p.x)-.014;
ink(d-.016,lip);
ink(d,dark);
ink(max(d,sdEll(p-vec2(0,k==1?-.05:k==3?-.1:-.12),vec2(.09,.062))),vec3(.96,.38,.43));
if(k>1)ink(max(d+.006,(k==3?.062:-.005)-p.y+(k==4?.35*p.x*p.x:0.)),vec3(1,.99,.97));
}
