#pragma once

/// Deterministic elementary functions: only + - * / and sqrt, so that native and WebAssembly
/// agree bit for bit (libm implementations differ in the last place). Compile with
/// -ffp-contract=off. Errors are below 3e-6 absolute on the ranges the games use.
#ifdef __cplusplus
extern "C" {
#endif
float pm_sinf(float radians);
float pm_cosf(float radians);
float pm_atan2f(float y, float x);
float pm_expf(float x);
float pm_sqrtf(float x);
#ifdef __cplusplus
}
#endif
