// The neck first, then the outfit over the trunk.
void sprite_host_body(vec2 p){
vec2 m=mir(p);
part(sdTap(p,vec2(0,.4),vec2(0,-.06),.13,.16),skin*vec3(.93,.85,.83),.14,0.);
outfit(p,m,trunk(p));
}
