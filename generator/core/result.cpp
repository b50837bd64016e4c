#include "generator/core/result.h"

#include "generator/core/text.h"

namespace pm::gen {

namespace {

void sentence(std::string& line, const std::string& text) {
  if (text.empty()) return;
  if (!line.empty()) line += ' ';
  line += text;
  const char last = text.back();
  if (last != '.' && last != '!' && last != '?') line += '.';
}

}  // namespace

std::string to_line(const Error& error) {
  std::string where = error.file;
  if (!error.pointer.empty()) where += ":" + error.pointer;
  std::string what;
  sentence(what, error.message);
  sentence(what, error.mend);
  return one_line(where.empty() ? what : where + ": " + what);
}

}  // namespace pm::gen
