// Only in sanitizer builds. Graphics drivers are loaded and unloaded at run time, and what they
// leave allocated can then no longer be told from our own leaks: its frames belong to no module.
// With their libraries kept, tools/lsan.supp finds them by name.
extern "C" int dlclose(void* library) noexcept;
extern "C" int dlclose(void* /*library*/) noexcept { return 0; }
