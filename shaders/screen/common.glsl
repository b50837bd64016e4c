// Shared by the passes that measure pictures. A picture has three layers: as it is, without its
// words, without words and pieces.
precision highp float;
precision highp int;
precision highp sampler2DArray;
precision highp image2DArray;

const int kLayers = 3;
const int kBlock = 4; // px, edge of the blocks of which the coarse maps are made

vec3 to_linear(vec3 srgb) {
  return mix(pow((srgb + 0.055) / 1.055, vec3(2.4)), srgb / 12.92, lessThanEqual(srgb, vec3(0.04045)));
}

// WCAG 2 relative luminance.
float luminance(vec3 linear) { return dot(linear, vec3(0.2126, 0.7152, 0.0722)); }

// OKLab (Ottosson 2020).
vec3 to_oklab(vec3 linear) {
  vec3 lms = mat3(0.4122214708, 0.2119034982, 0.0883024619,
                  0.5363325363, 0.6806995451, 0.2817188376,
                  0.0514459929, 0.1073969566, 0.6299787005) * linear;
  lms = sign(lms) * pow(abs(lms), vec3(1.0 / 3.0));
  return mat3(0.2104542553, 1.9779984951, 0.0259040371,
              0.7936177850, -2.4285922050, 0.7827717662,
              -0.0040720468, 0.4505937099, -0.8086757660) * lms;
}
