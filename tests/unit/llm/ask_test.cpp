#include <catch2/catch_test_macros.hpp>
#include <deque>
#include <fstream>
#include <thread>

#include "generator/llm/ask.h"
#include "tests/unit/generator/support.h"

using namespace pm::gen;

namespace {

HttpReply said(const std::string& content, const char* finish = "stop") {
  const Json body{
      {"choices",
       {{{"message", {{"role", "assistant"}, {"content", content}}}, {"finish_reason", finish}}}}};
  return {200, body.dump(), 0};
}

HttpReply refused(int status, const std::string& words) {
  return {status, Json{{"error", {{"message", words}}}}.dump(), 0};
}

/// A service that answers from a list, a clock that only waiting moves.
struct Service {
  std::deque<Result<HttpReply>> replies;
  std::vector<HttpRequest> requests;
  std::vector<int> waits;
  std::int64_t now = 1'700'000'000'000;
  TemporaryFolder folder;
  Endpoint endpoint = *make_endpoint("https://llm.example/v1", "tiny", "sk-secret-123");

  Result<Asked> ask_it(int total_ms = 60'000) {
    Question question;
    question.system = "Answer with JSON.";
    question.user = "{}";
    question.name = "answer";
    question.schema = {{"type", "object"}};
    question.accept = [](Json& answer) -> Status {
      if (answer.contains("ok")) return Done{};
      return Error{ExitCode::component, "", "/ok", "is missing", "Add it"};
    };
    const AskDoors doors{[&](const HttpRequest& request) -> Result<HttpReply> {
                           requests.push_back(request);
                           if (replies.empty()) return HttpReply{500, "", 0};
                           auto reply = replies.front();
                           replies.pop_front();
                           return reply;
                         },
                         [&](int ms) { waits.push_back(ms), now += ms; }, [&] { return now; }};
    return ask(endpoint, question, total_ms, folder.path, doors);
  }
  Json body(std::size_t i) const { return Json::parse(requests[i].json); }
};

}  // namespace

TEST_CASE("the ladder goes down as the service refuses, and is remembered", "[llm]") {
  Service service;
  for (int i = 0; i < 5; ++i)
    service.replies.emplace_back(refused(400, "unknown field response_format"));
  service.replies.emplace_back(said("{\"ok\": 1}"));
  auto first = service.ask_it();
  REQUIRE(first.ok());
  CHECK(first->manner.dialect == Dialect::json_object);
  CHECK(service.body(0)["response_format"]["json_schema"]["strict"] == true);
  CHECK_FALSE(service.body(1)["response_format"]["json_schema"].contains("strict"));
  CHECK(service.body(2).contains("structured_outputs"));
  CHECK(service.body(3).contains("json_schema"));
  CHECK(service.body(4)["response_format"].contains("schema"));
  CHECK(service.body(5)["response_format"] == Json{{"type", "json_object"}});

  service.requests.clear();
  service.replies.emplace_back(said("{\"ok\": 1}"));
  REQUIRE(service.ask_it().ok());
  CHECK(service.requests.size() == 1);
  CHECK(service.body(0)["response_format"] == Json{{"type", "json_object"}});

  // A week later the service may have learnt more.
  service.now += 8LL * 24 * 3600 * 1000;
  service.requests.clear();
  service.replies.emplace_back(said("{\"ok\": 1}"));
  REQUIRE(service.ask_it().ok());
  CHECK(service.body(0)["response_format"]["type"] == "json_schema");
}

TEST_CASE("a wrong answer goes back with the validator's words", "[llm]") {
  Service service;
  service.replies.emplace_back(said("<think>{\"ok\": 0}</think> Sure! ```json\n{\"no\": 1}\n```"));
  service.replies.emplace_back(said("{\"ok\": {\"a\": \"}\"}} and so on"));
  auto asked = service.ask_it();
  REQUIRE(asked.ok());
  CHECK(asked->answer["ok"]["a"] == "}");
  const Json messages = service.body(1)["messages"];
  REQUIRE(messages.size() == 4);
  CHECK(messages[2]["content"] == "{\"no\": 1}");
  CHECK(messages[3]["content"].get<std::string>().find("/ok: is missing") != std::string::npos);
}

TEST_CASE("a service that never fits is given up after two repairs", "[llm]") {
  Service service;
  for (int i = 0; i < 20; ++i) service.replies.emplace_back(said("{\"no\": 1}"));
  auto asked = service.ask_it();
  REQUIRE_FALSE(asked.ok());
  CHECK(service.requests.size() == 4);
  CHECK(asked.error().message.find("/ok: is missing") != std::string::npos);
}

TEST_CASE("a service that only talks is asked in every dialect, then once more", "[llm]") {
  Service service;
  for (int i = 0; i < 20; ++i) service.replies.emplace_back(said("I would rather talk."));
  auto asked = service.ask_it();
  REQUIRE_FALSE(asked.ok());
  CHECK(service.requests.size() == kLadder.size() + 1);
  CHECK(asked.error().message.find("no whole JSON object") != std::string::npos);
}

TEST_CASE("refusals end it at once", "[llm]") {
  Service service;
  HttpReply reply = said("");
  Json body = Json::parse(reply.body);
  body["choices"][0]["message"]["refusal"] = "I cannot help\nwith that.";
  reply.body = body.dump();
  service.replies.emplace_back(reply);
  auto asked = service.ask_it();
  REQUIRE_FALSE(asked.ok());
  CHECK(service.requests.size() == 1);
  CHECK(asked.error().message == "the model refused: I cannot help with that.");
}

TEST_CASE("an answer that is cut off gets twice the room, once", "[llm]") {
  Service service;
  service.replies.emplace_back(said("{\"ok\": [1, 2", "length"));
  service.replies.emplace_back(said("{\"ok\": 1}", "length"));
  REQUIRE(service.ask_it().ok());
  CHECK(service.body(1)["max_tokens"] == 2 * service.body(0)["max_tokens"].get<int>());

  service.requests.clear();
  for (int i = 0; i < 3; ++i) service.replies.emplace_back(said("{\"ok\"", "length"));
  auto asked = service.ask_it();
  REQUIRE_FALSE(asked.ok());
  CHECK(service.requests.size() == 2);
  CHECK(asked.error().message.find("cut off") != std::string::npos);
}

TEST_CASE("too many requests: waits as long as the service says, within its time", "[llm]") {
  Service service;
  service.replies.emplace_back(HttpReply{429, "", 7});
  service.replies.emplace_back(HttpReply{503, "", 0});
  service.replies.emplace_back(said("{\"ok\": 1}"));
  REQUIRE(service.ask_it().ok());
  REQUIRE(service.waits.size() == 2);
  CHECK(service.waits[0] == 7000);

  service.waits.clear();
  service.requests.clear();
  service.replies.emplace_back(HttpReply{429, "", 120});
  auto asked = service.ask_it();
  REQUIRE_FALSE(asked.ok());
  CHECK(service.waits.empty());
  CHECK(service.requests.size() == 1);
  CHECK(asked.error().message.find("429") != std::string::npos);
}

TEST_CASE("a lost connection is tried once more", "[llm]") {
  const Error lost{ExitCode::component, "", "", "no answer: connection reset", ""};
  Service service;
  service.replies.emplace_back(lost);
  service.replies.emplace_back(said("{\"ok\": 1}"));
  CHECK(service.ask_it().ok());
  service.replies.emplace_back(lost);
  service.replies.emplace_back(lost);
  auto asked = service.ask_it();
  REQUIRE_FALSE(asked.ok());
  CHECK(asked.error().message == lost.message);
}

TEST_CASE("what newer and smaller services do not take is left out", "[llm]") {
  Service service;
  service.replies.emplace_back(refused(
      400, "Unsupported parameter: 'max_tokens' is not supported. Use 'max_completion_tokens'."));
  service.replies.emplace_back(
      refused(400, "Unsupported value: 'temperature' does not support 0 with this model."));
  service.replies.emplace_back(said("{\"ok\": 1}"));
  auto asked = service.ask_it();
  REQUIRE(asked.ok());
  CHECK(asked->manner == Manner{Dialect::strict_schema, true, true});
  const Json last = service.body(2);
  CHECK(last.contains("max_completion_tokens"));
  CHECK_FALSE(last.contains("temperature"));
}

TEST_CASE("a key that is not taken is not repeated", "[llm]") {
  Service service;
  service.replies.emplace_back(refused(401, "Incorrect API key provided: sk-secret-123"));
  auto asked = service.ask_it();
  REQUIRE_FALSE(asked.ok());
  CHECK(to_line(asked.error()).find("secret") == std::string::npos);
  service.replies.emplace_back(refused(404, "no model for sk-secret-123"));
  asked = service.ask_it();
  REQUIRE_FALSE(asked.ok());
  CHECK(to_line(asked.error()).find("no model for [key]") != std::string::npos);
  for (const auto& request : service.requests)
    CHECK(request.json.find("secret") == std::string::npos);
}

TEST_CASE("addresses are taken as people have them, keys only where they are safe", "[llm]") {
  const auto base = [](const char* url) { return make_endpoint(url, "", "")->base; };
  CHECK(base("http://localhost:8080") == "http://localhost:8080/v1");
  CHECK(base("http://localhost:8080/v1/") == "http://localhost:8080/v1");
  CHECK(base("https://a.example/openai/v1/chat/completions") == "https://a.example/openai/v1");
  const auto azure = make_endpoint("https://a.example/v1?api-version=9", "", "k");
  CHECK(azure->address("/models") == "https://a.example/v1/models?api-version=9");
  CHECK(azure->shown == "https://a.example/v1");
  for (const char* bad :
       {"", "ftp://a.example", "https://me:pw@a.example/v1", "https://", "file:///x"})
    CHECK_FALSE(make_endpoint(bad, "", "").ok());
  CHECK_FALSE(make_endpoint("http://a.example/v1", "", "sk-secret").ok());
  CHECK(make_endpoint("http://127.0.0.1:1/v1", "", "sk-secret").ok());
  const auto broken = make_endpoint("https://a.example/v1", "", "sk-secret\nX-Other: 1");
  REQUIRE_FALSE(broken.ok());
  CHECK(to_line(broken.error()).find("secret") == std::string::npos);
}

TEST_CASE("what works with services is kept, whoever else writes", "[llm]") {
  const TemporaryFolder folder;
  const Manner manner{Dialect::fenced, true, false};
  std::vector<std::thread> writers;
  for (int i = 0; i < 8; ++i) {
    writers.emplace_back([&folder, &manner, i] {
      const auto mine = *make_endpoint("http://localhost/" + std::to_string(i), "m", "");
      for (int round = 0; round < 5; ++round) remember(folder.path, mine, manner, 1000 + round);
    });
  }
  for (std::thread& writer : writers) writer.join();
  for (int i = 0; i < 8; ++i) {
    const auto mine = *make_endpoint("http://localhost/" + std::to_string(i), "m", "");
    CHECK(recall(folder.path, mine, 2000) == manner);
    CHECK_FALSE(recall(folder.path, *make_endpoint(mine.base, "other", ""), 2000));
  }
  std::ofstream(folder.path / "llm-endpoints.json") << "[1, {";
  CHECK_FALSE(recall(folder.path, *make_endpoint("http://localhost/1", "m", ""), 2000));
  remember(folder.path, *make_endpoint("http://localhost/1", "m", ""), manner, 1000);
  CHECK(recall(folder.path, *make_endpoint("http://localhost/1", "m", ""), 2000) == manner);
}
