#pragma once
/* Forced into every Box2D source: its trigonometry must be ours, so that a level proven winnable
 * natively plays the same in the browser. The real <math.h> comes first so that only calls made by
 * Box2D itself are renamed. */
#ifdef __cplusplus
#include <cmath>
#endif
#include <math.h>
#include "runtime/sim/det_math.h"
#define sinf pm_sinf
#define cosf pm_cosf
#define atan2f pm_atan2f
#define expf pm_expf
