/* Prints the OpenGL ES renderer that headless rendering gets here, one "key<TAB>value" a line. */
#include <EGL/egl.h>
#include <EGL/eglext.h>
#include <GLES3/gl3.h>
#include <stdio.h>

int main(void) {
  PFNEGLGETPLATFORMDISPLAYEXTPROC get_display =
      (PFNEGLGETPLATFORMDISPLAYEXTPROC)eglGetProcAddress("eglGetPlatformDisplayEXT");
  EGLDisplay display = EGL_NO_DISPLAY;
  EGLint major = 0, minor = 0;
  if (get_display) display = get_display(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, NULL);
  if (display == EGL_NO_DISPLAY || !eglInitialize(display, &major, &minor)) {
    display = eglGetDisplay(EGL_DEFAULT_DISPLAY);
    if (display == EGL_NO_DISPLAY || !eglInitialize(display, &major, &minor)) {
      fprintf(stderr, "no EGL display\n");
      return 1;
    }
  }
  const EGLint wanted[] = {EGL_RENDERABLE_TYPE, EGL_OPENGL_ES3_BIT, EGL_SURFACE_TYPE,
                           EGL_PBUFFER_BIT, EGL_NONE};
  const EGLint version[] = {EGL_CONTEXT_MAJOR_VERSION, 3, EGL_NONE};
  EGLConfig config = NULL;
  EGLint count = 0;
  eglBindAPI(EGL_OPENGL_ES_API);
  eglChooseConfig(display, wanted, &config, 1, &count);
  EGLContext context = eglCreateContext(display, count ? config : NULL, EGL_NO_CONTEXT, version);
  if (context == EGL_NO_CONTEXT ||
      !eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, context)) {
    fprintf(stderr, "no OpenGL ES 3 context (EGL error 0x%x)\n", eglGetError());
    return 1;
  }
  GLint texture = 0;
  glGetIntegerv(GL_MAX_TEXTURE_SIZE, &texture);
  printf("renderer\t%s\n", (const char*)glGetString(GL_RENDERER));
  printf("vendor\t%s\n", (const char*)glGetString(GL_VENDOR));
  printf("version\t%s\n", (const char*)glGetString(GL_VERSION));
  printf("egl\t%d.%d\n", major, minor);
  printf("max_texture\t%d\n", texture);
  return 0;
}
