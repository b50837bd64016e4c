#include "generator/collector/collector.h"
#include "generator/core/json.h"

namespace pm::gen {

Status read_secrets(const std::string& file, CollectorOptions& options) {
  auto json = load_json(file, 1 << 16, ExitCode::usage);
  if (!json) return json.error();
  const auto fault = [&](std::string pointer, std::string message) {
    return Error{ExitCode::usage, file, std::move(pointer), std::move(message),
                 R"(Write {"read_token": "…", "postbacks": {"adjust": "…"}})"};
  };
  if (!json->is_object()) return fault("", "must be an object");
  for (const auto& [name, value] : json->items()) {
    if (name == "read_token" && value.is_string()) {
      options.read_token = value;
    } else if (name == "postbacks" && value.is_object()) {
      for (const auto& [form, secret] : value.items()) {
        if (!secret.is_string() || secret.get_ref<const std::string&>().size() < 8)
          return fault("/postbacks/" + form, "must be a text of at least 8 characters");
        options.postback_secrets[form] = secret;
      }
    } else {
      return fault("/" + name, "is not what is expected here");
    }
  }
  if (!options.read_token.empty() && options.read_token.size() < 16)
    return fault("/read_token", "must have at least 16 characters");
  return Done{};
}

}  // namespace pm::gen
