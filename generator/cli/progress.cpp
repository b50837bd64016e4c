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
    const float share = static_cast<float>(done) / static_cast<float>(steps);
    const ftxui::Element gauge = ftxui::gauge(share) | ftxui::size(ftxui::WIDTH, ftxui::EQUAL, 30) |
                                 ftxui::color(ftxui::Color::Green);
    const std::string count = " " + std::to_string(done) + "/" + std::to_string(steps) + " ";
    const ftxui::Element said = ftxui::text(std::string(label)) | ftxui::dim | ftxui::flex;
    ftxui::Element line = ftxui::hbox({gauge, ftxui::text(count), said});
    ftxui::Screen screen =
        ftxui::Screen::Create(ftxui::Dimension::Full(), ftxui::Dimension::Fit(line));
    ftxui::Render(screen, line);
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
