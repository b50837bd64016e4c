#include "generator/session/stay.h"

#include <algorithm>
#include <cmath>

namespace pm::gen {

namespace {
constexpr double kNormal95 = 1.959963984540054;
}

Stay stay_of(const SessionView& view) {
  Stay out;
  out.seconds = static_cast<double>(view.record.viewable_ms) / 1000;
  // Who went to the store or put the page away has left; who is back has not.
  for (const SessionEvent& event : view.record.events) {
    if (event.name == "hidden" || event.name == "closed" || event.name == "cta") out.left = true;
    if (event.name == "shown") out.left = false;
  }
  return out;
}

std::vector<DropOffPoint> drop_off(std::vector<Stay> stays) {
  std::sort(stays.begin(), stays.end(),
            [](const Stay& a, const Stay& b) { return a.seconds < b.seconds; });
  std::vector<DropOffPoint> out;
  double staying = 1;
  double spread = 0;  // Greenwood's sum
  for (std::size_t i = 0; i < stays.size();) {
    std::size_t end = i;
    int leaving = 0;
    for (; end < stays.size() && stays[end].seconds == stays[i].seconds; ++end) {
      leaving += stays[end].left ? 1 : 0;
    }
    const auto risk = static_cast<double>(stays.size() - i);
    if (leaving > 0) {
      staying *= 1 - leaving / risk;
      if (leaving < risk) spread += leaving / (risk * (risk - leaving));
      DropOffPoint point{stays[i].seconds, staying, staying, staying, static_cast<int>(risk)};
      if (staying > 0 && staying < 1) {
        const double reach = kNormal95 * std::sqrt(spread) / std::abs(std::log(staying));
        point.low = std::pow(staying, std::exp(reach));
        point.high = std::pow(staying, std::exp(-reach));
      }
      out.push_back(point);
    }
    i = end;
  }
  return out;
}

}  // namespace pm::gen
