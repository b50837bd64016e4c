// Pass 2: for each block, how much it stands out from its surroundings (centre against surround in
// OKLab, after Itti, Koch and Niebur 1998), and how crowded it is (the volume of the colours around
// it, the colour term of feature congestion: Rosenholtz, Li and Nakano 2007).
layout(local_size_x = 8, local_size_y = 8) in;
uniform sampler2DArray u_means;
uniform sampler2DArray u_details;
uniform ivec2 u_size;
layout(rgba32f, binding = 0) writeonly uniform image2DArray u_maps; // saliency, congestion, edges, spread

const vec3 kOpponent = vec3(1.0, 2.0, 2.0); // OKLab's chroma spans about half of its lightness
const int kNear = 4;  // blocks to each side
const int kFar = 7;

void main() {
  ivec3 block = ivec3(gl_GlobalInvocationID);
  ivec2 blocks = u_size / kBlock;
  if (block.x >= blocks.x || block.y >= blocks.y) return;
  vec3 centre = vec3(0.0), near = vec3(0.0), surround = vec3(0.0);
  vec3 square = vec3(0.0), cross_ = vec3(0.0);
  float inside = 0.0, centre_count = 0.0, near_count = 0.0, far_count = 0.0;
  for (int dy = -kFar; dy <= kFar; ++dy) {
    for (int dx = -kFar; dx <= kFar; ++dx) {
      ivec2 at = block.xy + ivec2(dx, dy);
      if (at.x < 0 || at.y < 0 || at.x >= blocks.x || at.y >= blocks.y) continue;
      vec4 cell = texelFetch(u_means, ivec3(at, block.z), 0);
      vec3 lab = cell.xyz * kOpponent;
      surround += lab;
      far_count += 1.0;
      int reach = max(abs(dx), abs(dy));
      if (reach <= kNear) {
        near += lab;
        square += lab * lab;
        cross_ += lab.xyz * lab.yzx;
        inside += cell.w * cell.w;
        near_count += 1.0;
      }
      if (reach <= 1) {
        centre += lab;
        centre_count += 1.0;
      }
    }
  }
  centre /= centre_count;
  surround /= far_count;
  near /= near_count;
  // Covariance of the window's colours: between blocks, and within them on the diagonal.
  vec3 diagonal = square / near_count - near * near + vec3(inside / near_count / 3.0 + 1e-7);
  vec3 off = cross_ / near_count - near.xyz * near.yzx; // xy, yz, zx
  float det = diagonal.x * (diagonal.y * diagonal.z - off.y * off.y) -
              off.x * (off.x * diagonal.z - off.y * off.z) +
              off.z * (off.x * off.y - diagonal.y * off.z);
  vec3 own = texelFetch(u_means, block, 0).xyz * kOpponent;
  float stands_out = length(own - near) + length(centre - surround);
  vec4 detail = texelFetch(u_details, block, 0);
  float spread = sqrt(max(0.0, diagonal.x + diagonal.y + diagonal.z));
  imageStore(u_maps, block, vec4(stands_out, pow(max(det, 0.0), 1.0 / 6.0), detail.x, spread));
}
