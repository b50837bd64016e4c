#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace pm::gen {

/// What the body of a chat completion says.
struct ChatAnswer {
  enum class Kind : std::uint8_t {
    text,     ///< `text` is the message without its reasoning
    refused,  ///< the model will not; `text` is what it says
    cut,      ///< it ran out of tokens
    empty,    ///< a message without text
    foreign   ///< no chat completion at all
  };
  Kind kind = Kind::foreign;
  std::string text;
};

/// Reads any bytes. Reasoning (`<think>…</think>`, `reasoning_content`) is left out.
ChatAnswer read_chat(std::string_view body);

/// The JSON object inside a message: whole, in a fence, or amid other words. Empty when there is
/// none that parses.
std::string json_object_in(std::string_view text);

/// What an error body says, on one line of at most 200 characters; empty when it says nothing.
std::string error_words(std::string_view body);

}  // namespace pm::gen
