#include "runtime/mechanics/runner/runner.h"
namespace pm::runner { void Runner::draw(Painter&, const ViewClock&) const {} }
