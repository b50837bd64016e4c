#include "generator/cli/progress.h"

#include <unistd.h>

#include <cstdio>
#include <ftxui/dom/elements.hpp>
#include <ftxui/screen/screen.hpp>

namespace pm::gen {

struct Progress::Bar {
  std::size_t steps = 1;
  std::size_t done = 0;
  std::string rewind;  ///< moves the cursor back over the line drawn last

  void draw(std::string_view label) {
    using namespace ftxui;
    const float share = static_cast<float>(done) / static_cast<float>(steps);
    Element line = hbox({gauge(share) | size(WIDTH, EQUAL, 30) | color(Color::Green),
                         text(" " + std::to_string(done) + "/" + std::to_string(steps) + " "),
                         text(std::string(label)) | dim | flex});
    Screen screen = Screen::Create(Dimension::Full(), Dimension::Fit(line));
    Render(screen, line);
    std::fprintf(stderr, "%s%s", rewind.c_str(), screen.ToString().c_str());
    std::fflush(stderr);
    rewind = screen.ResetPosition(true);
  }
};

Progress::Progress(std::size_t steps, bool silent) {
  if (silent || steps == 0 || isatty(STDERR_FILENO) == 0) return;
  bar_ = std::make_unique<Bar>();
  bar_->steps = steps;
  bar_->draw("");
}

Progress::~Progress() {
  if (bar_) std::fprintf(stderr, "%s", bar_->rewind.c_str());
}

void Progress::advance(std::string_view label) {
  if (!bar_) return;
  if (bar_->done < bar_->steps) ++bar_->done;
  bar_->draw(label);
}

}  // namespace pm::gen
