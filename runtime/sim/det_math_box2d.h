#pragma once
/* Forced into every Box2D source: its trigonometry must be ours, so that a level proven winnable
 * natively plays the same in the browser, and it must not look at the clock. The real <math.h>
 * comes first so that only calls made by Box2D itself are renamed. */
#ifdef __cplusplus
#include <cmath>
#endif
#include <math.h>
#include "runtime/sim/det_math.h"
#if defined(__cplusplus) && !defined(__EMSCRIPTEN__)
/* Natively the solver's many rotations are worth the room that inlining takes. */
#include "runtime/sim/det_trig.h"
#define sinf pm::sin_inline
#define cosf pm::cos_inline
#else
#define sinf pm_sinf
#define cosf pm_cosf
#endif
#define atan2f pm_atan2f
#define expf pm_expf
#ifdef __cplusplus
/* In place of Box2D's own, whose calls of the clock took a tenth of a play's time. */
#define B2_TIMER_H
class b2Timer {
 public:
  void Reset() {}
  float GetMilliseconds() const { return 0; }
};
#endif
