// Shoulders and chest; the bottom follows the medallion's rim.
float trunk(vec2 p){return smax(smin(smin(sdEll(p-vec2(0,-.5),vec2(.7,.48)),sdTap(mir(p),vec2(.1,-.1),vec2(.56,-.3),.16,.22),.12),sdBox(mir(p)-vec2(.36,-.8),vec2(.44,.42),.2),.1),length(p-vec2(0,.33))-1.13,.04);}
float inTrunk(float d){return max(d,D+.02);}
