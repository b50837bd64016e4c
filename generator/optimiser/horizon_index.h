#pragma once

namespace pm::gen {

/// How many posterior standard deviations an uncertain arm is worth above its mean, because what is
/// learned can still be used: the finite-horizon Gittins index of a normal arm with normal noise,
/// in the Brownian limit (Chernoff and Ray 1965; Lai 1987; Lattimore 2016). Depends on one number:
/// `ratio` = information that the rest of the horizon would bring if it all went to this arm ÷
/// information held = remaining impressions · posterior variance ÷ noise variance of one
/// impression. 0 for ratio ≤ 0, grows with it. Interpolated in a table of 25 values which
/// a test solves again by dynamic programming; beyond it, the ends' own asymptotic forms.
double horizon_index(double ratio);

}  // namespace pm::gen
