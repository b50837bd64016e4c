#pragma once
/* Forced into the two sources of Box2D that count their own calls in global variables, natively:
 * several games play at once, each in a thread, and all of them would write there. Nothing reads
 * the counters; each thread gets its own. B2_API stands before nothing else in these sources once
 * the headers have been read. */
#include "runtime/sim/det_math_box2d.h"

#include "box2d/b2_chain_shape.h"
#include "box2d/b2_circle_shape.h"
#include "box2d/b2_collision.h"
#include "box2d/b2_distance.h"
#include "box2d/b2_edge_shape.h"
#include "box2d/b2_polygon_shape.h"
#include "box2d/b2_time_of_impact.h"
#undef B2_API
#define B2_API thread_local
