#include "generator/llm/ask.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "generator/core/text.h"
#include "generator/llm/answer.h"

namespace pm::gen {

namespace {

constexpr int kMostRequests = 12;
constexpr int kMostRepairs = 2;
constexpr int kFirstTokens = 4096;
constexpr std::size_t kMostRepeated = 6000;  // bytes of a wrong answer that go back to the model

bool mentions(const std::string& text, std::string_view word) {
  return text.find(word) != std::string::npos;
}

/// One question's conversation with one service.
class Conversation {
 public:
  Conversation(const Endpoint& endpoint, const Question& question, int total_ms,
               const std::filesystem::path& memory, const AskDoors& doors)
      : endpoint_(endpoint),
        question_(question),
        memory_(memory),
        doors_(doors),
        patience_{.total_ms = total_ms,
                  .end_ms = doors.now_ms() + total_ms,
                  .most_requests = kMostRequests} {}

  Result<Asked> run() {
    if (endpoint_.model.empty()) {
      if (auto done = discover(); !done) return done.error();
    }
    plan_ladder();
    while (patience_.requests < kMostRequests) {
      auto reply =
          send("/chat/completions", request().dump(-1, ' ', false, Json::error_handler_t::replace));
      if (!reply) return reply.error();
      auto next = reply->status == 200 ? read(reply->body) : refused(*reply);
      if (!next) return next.error();
      if (!*next) continue;
      remember(memory_, endpoint_, manner_, doors_.now_ms() / 1000);
      return Asked{std::move(answer_), endpoint_.model, manner_, patience_.requests};
    }
    return fail(patience_.last_fault.empty()
                    ? "no usable answer in " + std::to_string(patience_.requests) + " requests"
                    : patience_.last_fault);
  }

 private:
  Error fail(std::string message, std::string mend = "") const {
    return {ExitCode::component, endpoint_.shown, "", endpoint_.redacted(std::move(message)),
            std::move(mend)};
  }

  Result<HttpReply> send(std::string_view path, const std::string& body) {
    return send_patiently(endpoint_, path, body, patience_, doors_,
                          "Give it more time with --llm-timeout");
  }

  /// Takes the first model that the service names.
  Status discover() {
    auto reply = send("/models", "");
    if (!reply) return reply.error();
    if (reply->status == 401 || reply->status == 403) return no_entry(reply->status);
    auto document = parse_json(reply->body, "", ExitCode::component);
    if (reply->status == 200 && document && document->is_object() && document->contains("data") &&
        (*document)["data"].is_array()) {
      for (const Json& row : (*document)["data"]) {
        if (!row.is_object() || !row.contains("id") || !row["id"].is_string()) continue;
        endpoint_.model = row["id"].get<std::string>();
        if (endpoint_.model.size() <= 200) return Done{};
      }
    }
    return fail("it names no model (status " + std::to_string(reply->status) + ")",
                "Name one with --llm-model");
  }

  void plan_ladder() {
    ladder_.assign(kLadder.begin(), kLadder.end());
    if (const auto known = recall(memory_, endpoint_, doors_.now_ms() / 1000)) {
      manner_ = *known;
      std::stable_partition(ladder_.begin(), ladder_.end(),
                            [&](Dialect dialect) { return dialect == known->dialect; });
    }
    manner_.dialect = ladder_.front();
  }

  Json request() const {
    Json out;
    out["model"] = endpoint_.model;
    out["messages"] = {{{"role", "system"}, {"content", question_.system}},
                       {{"role", "user"}, {"content", question_.user}}};
    if (!wrong_.empty()) {
      out["messages"].push_back({{"role", "assistant"}, {"content", wrong_}});
      out["messages"].push_back({{"role", "user"}, {"content", complaint_}});
    }
    out["stream"] = false;
    if (!manner_.no_sampling) {
      out["temperature"] = 0;
      out["seed"] = 1;
    }
    out[manner_.completion_tokens ? "max_completion_tokens" : "max_tokens"] = tokens_;
    ask_for(manner_.dialect, question_.name, question_.schema, out);
    return out;
  }

  /// False: ask again. Error: give up.
  Result<bool> refused(const HttpReply& reply) {
    if (reply.status == 401 || reply.status == 403) return no_entry(reply.status);
    const std::string words = error_words(reply.body);
    const std::string said = "status " + std::to_string(reply.status) +
                             (words.empty() ? "" : ": " + endpoint_.redacted(words));
    if (reply.status >= 300 && reply.status < 400)
      return fail("it sends elsewhere (" + said + ")", "Name the final address");
    if (reply.status == 404 || reply.status == 405)
      return fail("it knows no such address or model (" + said + ")",
                  "Check the address and --llm-model");
    patience_.last_fault = said;
    if (mentions(words, "max_completion_tokens") && !manner_.completion_tokens) {
      manner_.completion_tokens = true;
      return false;
    }
    if ((mentions(words, "temperature") || mentions(words, "seed")) && !manner_.no_sampling) {
      manner_.no_sampling = true;
      return false;
    }
    if (!step_down()) return fail("it refuses every form of the request (" + said + ")");
    return false;
  }

  Error no_entry(int status) const {
    return fail(endpoint_.key.empty()
                    ? "it wants a key (status " + std::to_string(status) + ")"
                    : "it does not take the key (status " + std::to_string(status) + ")",
                "Set PLAYMILL_LLM_KEY");
  }

  /// True: `answer_` is accepted. False: ask again. Error: give up.
  Result<bool> read(const std::string& body) {
    const ChatAnswer said = read_chat(body);
    switch (said.kind) {
      case ChatAnswer::Kind::refused:
        return fail("the model refused: " + shorten(squeeze(strip_controls(said.text)), 160));
      case ChatAnswer::Kind::foreign: {
        const std::string words = error_words(body);
        patience_.last_fault =
            "what it answers is no chat completion" + (words.empty() ? "" : ": " + words);
        if (!words.empty() && step_down()) return false;
        return fail(patience_.last_fault, "Does the address end in /v1?");
      }
      case ChatAnswer::Kind::cut:
        patience_.last_fault = "the answer was cut off at " + std::to_string(tokens_) + " tokens";
        if (tokens_ > kFirstTokens)
          return fail(patience_.last_fault, "Use a model that answers in short");
        tokens_ *= 2;
        return false;
      case ChatAnswer::Kind::empty: return invalid("", "the answer holds no text");
      case ChatAnswer::Kind::text: break;
    }
    const std::string object = json_object_in(said.text);
    if (object.empty()) {
      const std::string why = "the answer holds no whole JSON object";
      patience_.last_fault = why;
      if (manner_.dialect != Dialect::fenced && step_down()) return false;
      return invalid(said.text, why);
    }
    auto parsed = parse_json(object, "", ExitCode::component);
    if (!parsed) return invalid(said.text, to_line(parsed.error()));
    if (auto done = question_.accept(*parsed); !done) return invalid(object, to_line(done.error()));
    answer_ = std::move(*parsed);
    return true;
  }

  /// A service that was asked for an object and talks does not know the dialect: it is asked in
  /// another. Else each dialect gets one repair before that.
  Result<bool> invalid(const std::string& text, const std::string& why) {
    patience_.last_fault = "the answer does not fit: " + why;
    if (repairs_ < kMostRepairs && wrong_.empty()) {
      ++repairs_;
      wrong_ = text.empty() ? "{}" : text.substr(0, kMostRepeated);
      complaint_ = "That does not fit: " + why +
                   " Answer again with the whole corrected JSON object and nothing else.";
      return false;
    }
    if (repairs_ >= kMostRepairs || !step_down()) return fail(patience_.last_fault);
    return false;
  }

  bool step_down() {
    const auto at = std::find(ladder_.begin(), ladder_.end(), manner_.dialect);
    if (at == ladder_.end() || at + 1 == ladder_.end()) return false;
    manner_.dialect = *(at + 1);
    wrong_.clear();
    return true;
  }

  Endpoint endpoint_;
  const Question& question_;
  const std::filesystem::path& memory_;
  const AskDoors& doors_;
  Patience patience_;
  std::vector<Dialect> ladder_;
  Manner manner_;
  Json answer_;
  std::string wrong_, complaint_;  // the last answer that did not fit, and what was wrong with it
  int tokens_ = kFirstTokens;
  int repairs_ = 0;
};

}  // namespace

Result<Asked> ask(const Endpoint& endpoint, const Question& question, int total_ms,
                  const std::filesystem::path& memory, const AskDoors& doors) {
  return Conversation(endpoint, question, total_ms, memory, doors).run();
}

}  // namespace pm::gen
