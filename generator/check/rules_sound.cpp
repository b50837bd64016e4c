#include <algorithm>

#include "generator/check/rules.h"

namespace pm::gen {

namespace {

bool any_of(std::string_view text, std::initializer_list<const char*> list) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

bool is_media(std::string_view ending) {
  return any_of(ending, {"mp3", "ogg", "oga", "opus", "wav", "m4a", "aac", "mp4", "webm", "m4v",
                         "mov", "flac"});
}
bool fails_on_ios(std::string_view ending) {
  return any_of(ending, {"ogg", "oga", "opus", "webm"});
}

struct Media {
  std::string where, what, ending;
};

std::vector<Media> media_of(const Checking& checking) {
  std::vector<Media> out;
  for (const SubjectFile& file : checking.subject.files) {
    const std::string ending = ending_of(file.name);
    if (is_media(ending)) out.push_back({file.name, "." + ending, ending});
  }
  // data:audio/ogg;base64,… anywhere in a page, style sheet or script.
  for (std::size_t i = 0; i < checking.subject.files.size(); ++i) {
    const SubjectFile& file = checking.subject.files[i];
    if (file.kind == FileKind::other) continue;
    for (const std::string_view mark : {"data:audio/", "data:video/"}) {
      for (std::size_t at = file.bytes.find(mark); at != std::string::npos && out.size() < 8;
           at = file.bytes.find(mark, at + mark.size())) {
        std::size_t end = at + mark.size();
        while (end < file.bytes.size() && end - at < 40 &&
               ((file.bytes[end] | 0x20) >= 'a' && (file.bytes[end] | 0x20) <= 'z')) {
          ++end;
        }
        const std::string kind = file.bytes.substr(at + mark.size(), end - at - mark.size());
        out.push_back({checking.place_of_offset(i, at), file.bytes.substr(at, end - at), kind});
      }
    }
  }
  for (const SubjectPage& page : checking.subject.pages) {
    for (const HtmlElement& element : page.page.elements) {
      if (element.name != "audio" && element.name != "video") continue;
      out.push_back({checking.place(page.file, element.line), "<" + element.name + ">", ""});
    }
  }
  return out;
}

}  // namespace

void check_sound(Checking& checking) {
  const std::vector<Media> media = media_of(checking);
  for (const Media& one : media) {
    if (!fails_on_ios(one.ending)) continue;
    checking.fail(Code::audio_format, one.where, one.what,
                  "mp3, m4a, wav or sound that is computed");
  }
  if (checking.network.audio_allowed.value_or(true)) return;
  const Basis& basis = checking.network.audio_basis;
  for (const Media& one : media) {
    checking.fail(Code::audio_forbidden, one.where, one.what, "no sound", basis);
  }
  // Sound that is computed: a library may hold it without using it.
  bool computed = false;
  for (const SubjectScript& script : checking.subject.scripts) {
    const std::size_t at = find_word(script.scan.code, "AudioContext");
    if (at == std::string::npos || computed) continue;
    computed = true;
    checking
        .fail(Code::audio_forbidden,
              checking.place(script.file, script.line + line_of(script.scan.code, at) - 1),
              "AudioContext", "no sound", basis)
        .softened = true;
  }
  if (media.empty() && !computed) {
    checking.pass(Code::audio_forbidden, checking.subject.name, "none", "no sound", basis);
  }
}

}  // namespace pm::gen
