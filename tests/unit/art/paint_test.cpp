#include <catch2/catch_test_macros.hpp>
#include <mutex>

#include "generator/art/paint.h"
#include "generator/core/text.h"
#include "tests/unit/generator/support.h"

using namespace pm::gen;

namespace {

/// A red disc-like block on white, as a service gives it.
std::string picture_base64(int side = 200, bool plain_ground = true) {
  Image image{side, side, {}};
  for (int y = 0; y < side; ++y) {
    for (int x = 0; x < side; ++x) {
      const bool block = x > side / 4 && x < side * 3 / 4 && y > side / 4 && y < side * 3 / 4;
      const auto ground = static_cast<std::uint8_t>(plain_ground ? 255 : (x * 7 + y * 13) % 256);
      image.rgba.insert(image.rgba.end(),
                        {block ? std::uint8_t{220} : ground, block ? std::uint8_t{30} : ground,
                         block ? std::uint8_t{40} : ground, 255});
    }
  }
  return base64(encode_png(image));
}

HttpReply painted(const std::string& b64) {
  return {200, R"({"created":1,"data":[{"b64_json":")" + b64 + "\"}]}", 0};
}
HttpReply refused(int status, const std::string& words) {
  return {status, R"({"error":{"message":")" + words + "\"}}", 0};
}

/// A service that answers by a script; time passes only while somebody waits.
struct Service {
  std::function<Result<HttpReply>(const HttpRequest&, int nth)> answer;
  std::mutex guard;
  std::vector<HttpRequest> requests;
  std::int64_t now = 1'000'000;

  ImageService service(const std::string& key = "") {
    ImageService out;
    out.endpoint = make_endpoint("https://art.example/v1", "painter", key).value();
    out.total_ms = 60'000;
    out.doors = {[this](const HttpRequest& request) {
                   const std::lock_guard lock(guard);
                   requests.push_back(request);
                   return answer(request, static_cast<int>(requests.size()) - 1);
                 },
                 [this](int ms) { now += ms; }, [this] { return now; }};
    return out;
  }
};

std::string fault_of(Service& service, const std::string& key = "") {
  auto image = paint_image(service.service(key), "an apple");
  return image ? std::string("none") : to_line(image.error());
}

Error lost() { return {ExitCode::component, "", "", "no answer: reset", ""}; }

}  // namespace

TEST_CASE("a picture is asked for and read", "[art]") {
  Service service;
  service.answer = [](const HttpRequest&, int) { return painted(picture_base64()); };
  auto image = paint_image(service.service("sk-secret"), "an apple");
  REQUIRE(image.ok());
  CHECK(image->width == 200);
  const HttpRequest& request = service.requests.at(0);
  CHECK(request.url == "https://art.example/v1/images/generations");
  CHECK(request.bearer == "sk-secret");
  const Json body = Json::parse(request.json);
  CHECK(body["model"] == "painter");
  CHECK(body["prompt"] == "an apple");
  CHECK(body["response_format"] == "b64_json");
}

TEST_CASE("what a service does not take is left out", "[art]") {
  Service service;
  service.answer = [](const HttpRequest& request, int) -> Result<HttpReply> {
    const Json body = Json::parse(request.json);
    if (body.contains("response_format"))
      return refused(400, "Unknown parameter: 'response_format'.");
    if (body.contains("size")) return refused(400, "size must be one of 512x512");
    return painted(picture_base64());
  };
  CHECK(fault_of(service) == "none");
  CHECK(service.requests.size() == 3);
}

TEST_CASE("trouble with a service ends in one line without the key", "[art]") {
  Service service;
  const auto fault = [&](auto answer) {
    service.requests.clear();
    service.answer = [answer](const HttpRequest&, int nth) -> Result<HttpReply> {
      return answer(nth);
    };
    const std::string line = fault_of(service, "sk-secret");
    CHECK(line.find("sk-secret") == std::string::npos);
    CHECK(line.find('\n') == std::string::npos);
    return line;
  };
  CHECK(fault([](int) {
          return refused(401, "bad key sk-secret");
        }).find("does not take the key") != std::string::npos);
  CHECK(fault([](int) {
          return refused(400, "Your request was rejected by the safety system");
        }).find("safety system") != std::string::npos);
  CHECK(fault([](int nth) {
          return nth == 0 ? HttpReply{429, "", 2} : painted(picture_base64());
        }) == "none");
  CHECK(fault([](int) { return HttpReply{429, "", 3600}; }).find("429") != std::string::npos);
  CHECK(fault([](int) -> Result<HttpReply> { return lost(); }).find("reset") != std::string::npos);
  CHECK(service.requests.size() == 2);
  CHECK(fault([](int) { return HttpReply{200, "<html>", 0}; }).find("holds no picture") !=
        std::string::npos);
  CHECK(fault([](int) {
          return HttpReply{200, R"({"data":[{"url":"https://x/y.png"}]})", 0};
        }).find("an address instead of the picture") != std::string::npos);
  CHECK(fault([](int) { return painted("!!!"); }).find("base64") != std::string::npos);
  CHECK(fault([](int) { return painted(base64("GIF89a and more")); }) != "none");
  CHECK(fault([](int) { return painted(picture_base64().substr(0, 200)); }) != "none");
}

TEST_CASE("what the plan names is painted; what is not stays drawn", "[art]") {
  Brief brief = sample_brief("fruit-drop");
  const Plan plan = plan_of(brief);
  Service service;
  std::string spoilt;
  service.answer = [&](const HttpRequest& request, int nth) -> Result<HttpReply> {
    if (nth == 1) {
      spoilt = request.json;
      return painted(picture_base64(200, false));
    }
    return painted(picture_base64());
  };
  PaintOptions options;
  options.service = service.service();
  options.most = 4;
  options.threads = 1;
  const TemporaryFolder folder;
  options.cache = folder.path / "art";
  const Painting first = paint_product(brief, plan, test_catalog(), options);
  CHECK(first.painted.size() == 4);
  CHECK(first.painted.back() == "background");
  REQUIRE(first.drawn.size() == 1);
  REQUIRE(brief.backdrop);
  CHECK(first.fault.find("without a plain ground") != std::string::npos);
  REQUIRE(brief.sprites.size() == 3);
  CHECK(brief.sprites[0].object == first.painted[0]);
  CHECK(brief.sprites[0].picture->color != 0);
  CHECK(service.requests[0].json.find("white background") != std::string::npos);

  // The second run has them already, and gets the same pictures.
  Brief again = sample_brief("fruit-drop");
  const std::size_t asked = service.requests.size();
  paint_product(again, plan, test_catalog(), options);
  CHECK(service.requests.size() == asked + 1);
  CHECK(again.sprites[0].picture->rgba == brief.sprites[0].picture->rgba);
  CHECK(again.backdrop->uri() == brief.backdrop->uri());

  // A brief that brings its own scenery keeps it.
  Brief own = sample_brief("fruit-drop");
  own.backdrop = brief.backdrop;
  const Painting rest = paint_product(own, plan, test_catalog(), options);
  CHECK(std::count(rest.painted.begin(), rest.painted.end(), "background") == 0);
  CHECK(own.backdrop == brief.backdrop);
}

TEST_CASE("a service that does not answer is not asked for every object", "[art]") {
  Brief brief = sample_brief("fruit-drop");
  Service service;
  service.answer = [](const HttpRequest&, int) -> Result<HttpReply> { return lost(); };
  PaintOptions options;
  options.service = service.service();
  options.threads = 1;
  const Painting done = paint_product(brief, plan_of(brief), test_catalog(), options);
  CHECK(done.painted.empty());
  CHECK(done.drawn.size() > 1);
  CHECK(done.fault.find("reset") != std::string::npos);
  CHECK(service.requests.size() == 2);
  CHECK(brief.sprites.empty());
  CHECK_FALSE(brief.backdrop);
}
