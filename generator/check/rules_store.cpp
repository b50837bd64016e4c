#include <algorithm>
#include <set>

#include "generator/check/rules.h"

namespace pm::gen {

namespace {

struct StoreAddress {
  std::string text;
  std::string where;
};

constexpr std::string_view kMarks[] = {
    "apps.apple.com", "itunes.apple.com", "play.google.com/store", "market://", "itms-apps://",
    "itms-appss://",  "itms://"};

bool ends_address(char c) {
  return static_cast<unsigned char>(c) <= ' ' || c == '"' || c == '\'' || c == '`' || c == '<' ||
         c == '>' || c == '\\' || c == ')' || c == '(' || c == '|' || c == ';' || c == ',';
}

/// Store addresses in a piece of text.
void collect(std::string_view text, const std::string& where, std::vector<StoreAddress>& out) {
  for (const std::string_view mark : kMarks) {
    for (std::size_t at = text.find(mark); at != std::string_view::npos;
         at = text.find(mark, at + mark.size())) {
      std::size_t start = at;
      while (start > 0 && !ends_address(text[start - 1]) && at - start < 16) --start;
      std::size_t end = at + mark.size();
      while (end < text.size() && !ends_address(text[end]) && end - at < 500) ++end;
      // "itms-apps://" also holds "itms…": the longest start wins by looking at the whole word.
      std::string address(text.substr(start, end - start));
      const bool known = std::any_of(out.begin(), out.end(),
                                     [&](const StoreAddress& one) { return one.text == address; });
      if (!known && out.size() < 32) out.push_back({std::move(address), where});
    }
  }
}

std::vector<StoreAddress> store_addresses(const Checking& checking) {
  std::vector<StoreAddress> out;
  for (const SubjectScript& script : checking.subject.scripts) {
    for (const ScriptString& text : script.scan.strings) {
      collect(text.text, checking.place(script.file, script.line + text.line - 1), out);
    }
  }
  for (const SubjectPage& page : checking.subject.pages) {
    for (const HtmlElement& element : page.page.elements) {
      for (const auto& [ignored, value] : element.attributes) {
        collect(value, checking.place(page.file, element.line), out);
      }
    }
  }
  for (const SubjectFile& file : checking.subject.files) {
    if (file.kind == FileKind::json) collect(file.bytes, file.name, out);
  }
  return out;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

/// The value of a query's field; empty when it is not there.
std::string_view query(std::string_view address, std::string_view field) {
  std::size_t at = address.find('?');
  while (at != std::string_view::npos) {
    const std::string_view rest = address.substr(at + 1);
    if (rest.starts_with(field) && rest.size() > field.size() && rest[field.size()] == '=') {
      const std::string_view value = rest.substr(field.size() + 1);
      return value.substr(0, value.find_first_of("&#"));
    }
    at = address.find('&', at + 1);
  }
  return {};
}

bool is_package_id(std::string_view id) {
  std::size_t parts = 0;
  while (!id.empty()) {
    const std::size_t end = std::min(id.find('.'), id.size());
    const std::string_view part = id.substr(0, end);
    if (part.empty() || !is_letter(part.front())) return false;
    if (!std::all_of(part.begin(), part.end(),
                     [](char c) { return is_letter(c) || is_digit(c) || c == '_'; })) {
      return false;
    }
    ++parts;
    if (end + 1 == id.size()) return false;
    id.remove_prefix(std::min(end + 1, id.size()));
  }
  return parts >= 2;
}

/// apps.apple.com/[cc/]app/[words/]id123
bool is_apple_app(std::string_view rest, bool& regional) {
  std::string_view path = rest.substr(rest.find('/') + 1);
  path = path.substr(0, path.find_first_of("?#"));
  if (path.size() > 3 && path[2] == '/' && is_letter(path[0]) && is_letter(path[1])) {
    regional = true;
    path.remove_prefix(3);
  }
  if (!path.starts_with("app/")) return false;
  const std::string_view last = path.substr(path.rfind('/') + 1);
  return last.size() > 2 && last.starts_with("id") &&
         std::all_of(last.begin() + 2, last.end(), is_digit);
}

void judge(Checking& checking, const StoreAddress& address) {
  const auto& store = checking.network.store;
  const std::string_view text = address.text;
  const bool https = text.starts_with("https://");
  const std::string_view rest = without_scheme(text);
  bool regional = false;
  bool shaped = false;
  std::string wanted = "https://play.google.com/store/apps/details?id=a.package.id";
  if (text.starts_with("market://")) {
    shaped = is_package_id(query(text, "id"));
  } else if (rest.starts_with("play.google.com")) {
    shaped =
        rest.starts_with("play.google.com/store/apps/details?") && is_package_id(query(rest, "id"));
    regional = !query(rest, "hl").empty() || !query(rest, "gl").empty();
  } else {
    wanted = "https://apps.apple.com/app/id1234567890";
    const std::size_t host = rest.find("apple.com/");
    shaped = host != std::string_view::npos && is_apple_app(rest.substr(host), regional);
  }
  if (!shaped) {
    checking.fail(Code::store_link_shape, address.where, address.text, wanted);
  } else {
    checking.pass(Code::store_link_shape, address.where, address.text, wanted);
  }
  if (!https) {
    const bool strict = store.https.value_or(false);
    checking
        .fail(Code::store_link_not_https, address.where, address.text, "absolute https",
              strict ? store.basis : Basis{})
        .softened = !strict;
  }
  if (!store.hosts.empty()) {
    const std::string host(rest.substr(0, rest.find_first_of("/?#")));
    if (std::find(store.hosts.begin(), store.hosts.end(), host) == store.hosts.end()) {
      std::string hosts;
      for (const std::string& one : store.hosts) hosts += (hosts.empty() ? "" : " or ") + one;
      checking.fail(Code::store_link_shape, address.where, address.text, hosts, store.basis);
    }
  }
  if (regional) {
    checking.fail(Code::store_link_regional, address.where, address.text,
                  "without country and language");
  }
}

}  // namespace

void check_store(Checking& checking) {
  const auto& store = checking.network.store;
  const std::vector<StoreAddress> addresses = store_addresses(checking);
  for (const StoreAddress& address : addresses) judge(checking, address);
  const std::string& name = checking.subject.name;
  if (store.link == "in_call") {
    // As plain text: what is put together while the page runs does not count where a scan looks.
    bool plain = false;
    for (const SubjectFile& file : checking.subject.files) {
      for (const std::string_view mark : {"https://apps.apple.com/", "https://play.google.com/"}) {
        plain |= file.bytes.find(mark) != std::string::npos;
      }
    }
    const bool strict = store.plain.value_or(false);
    const std::string wanted = strict ? "store addresses as plain text" : "a store address";
    if (strict ? plain : !addresses.empty()) {
      checking.pass(Code::store_link_missing, name, std::to_string(addresses.size()) + " found",
                    wanted, store.basis);
    } else {
      checking.fail(Code::store_link_missing, name, "none found", wanted, store.basis).softened =
          !strict;
    }
  } else if (store.link == "none") {
    if (addresses.empty()) {
      checking.pass(Code::store_link_unexpected, name, "none", "no store address", store.basis);
    } else {
      checking.fail(Code::store_link_unexpected, addresses[0].where, addresses[0].text,
                    "no store address", store.basis);
    }
  }
}

}  // namespace pm::gen
