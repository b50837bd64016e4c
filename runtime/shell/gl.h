#pragma once
// The OpenGL ES 3.0 / WebGL2 entry points. The native build links libGLESv2; the shipped module
// imports exactly the functions it calls from web/playable/gl.ts.
#include <GLES3/gl3.h>
