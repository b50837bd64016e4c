#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pm::gen {

inline constexpr std::string_view kBase64UrlDigits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// base64url without padding (RFC 4648, section 5).
std::string base64url(std::span<const std::uint8_t> bytes);
/// Nothing for what is none; every byte string has one text.
std::optional<std::vector<std::uint8_t>> unbase64url(std::string_view text);

}  // namespace pm::gen
