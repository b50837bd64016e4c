#include <catch2/catch_test_macros.hpp>

#include "generator/core/json.h"
#include "generator/llm/answer.h"

using namespace pm::gen;
using Kind = ChatAnswer::Kind;

namespace {

ChatAnswer message(const Json& fields, const char* finish = "stop") {
  return read_chat(Json{{"choices", {{{"message", fields}, {"finish_reason", finish}}}}}.dump());
}

}  // namespace

TEST_CASE("messages are read without their reasoning", "[llm]") {
  CHECK(message({{"content", " hi "}}).text == "hi");
  CHECK(message({{"content", "<think>{\"a\":1}</think>\n{\"b\":2}"}}).text == "{\"b\":2}");
  CHECK(message({{"content", "so it is.</think>{\"b\":2}"}}).text == "{\"b\":2}");
  CHECK(message({{"content", "<think>never ends {\"a\":1}"}}).kind == Kind::empty);
  CHECK(message({{"content", nullptr}, {"reasoning_content", "{\"a\":1}"}}).kind == Kind::empty);
  CHECK(message({{"content", {{{"type", "text"}, {"text", "a"}}, {{"text", "b"}}, 3}}}).text ==
        "ab");
  CHECK(message({{"content", "x"}}, "content_filter").kind == Kind::refused);
  CHECK(message({{"content", "{\"a\": [1,"}}, "length").kind == Kind::cut);
  CHECK(message({{"content", "{\"a\": 1}"}}, "length").kind == Kind::text);
}

TEST_CASE("what is no chat completion is said to be none", "[llm]") {
  for (const char* body :
       {"", "<html>", "[]", "{}", "{\"choices\": []}", "{\"choices\": [1]}",
        "{\"choices\": [{\"message\": 4}]}", "{\"choices\": {\"0\": 1}}", "1e999"})
    CHECK(read_chat(body).kind == Kind::foreign);
  CHECK(read_chat(std::string(3'000'000, '[')).kind == Kind::foreign);
  const std::string deep = R"({"choices":[{"message":{"content":)" + std::string(90'000, '[') +
                           std::string(90'000, ']') + "}}]}";
  CHECK(read_chat(deep).kind == Kind::foreign);
}

TEST_CASE("the object is found in a fence and amid words", "[llm]") {
  CHECK(json_object_in("{\"a\": 1}") == "{\"a\": 1}");
  CHECK(json_object_in("Here {you} go: ```json\n{\"a\": \"}{\"}\n``` bye") == "{\"a\": \"}{\"}");
  CHECK(json_object_in("{'a': 1} {\"b\": 2").empty());
  CHECK(json_object_in("nothing").empty());
  CHECK(json_object_in(std::string(200'000, '{')).empty());
}

TEST_CASE("error bodies of different makes give one short line", "[llm]") {
  CHECK(error_words(R"({"error": {"message": "no\nsuch model"}})") == "no such model");
  CHECK(error_words(R"({"error": "loading"})") == "loading");
  CHECK(error_words(R"({"detail": [{"text": "bad"}]})") == "bad");
  CHECK(error_words(R"({"object": "error", "message": "bad"})") == "bad");
  CHECK(error_words("<html>busy</html>").empty());
  CHECK(error_words(Json{{"error", std::string(5000, 'x')}}.dump()).size() <= 200);
}
