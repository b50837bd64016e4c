void sprite_heart(vec2 p){
part(sdHeart(p*.68)/.68-.04,base(vec3(1.,.18,.36)),.42,1.);
}
