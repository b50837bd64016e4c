#include "generator/studio/recorded_encoder.h"

namespace pm::gen {

namespace {

class RecordedEncoder final : public TextEncoder {
 public:
  RecordedEncoder(const Readings& known, std::vector<std::vector<std::int32_t>>& missing,
                  std::size_t vector_size, std::size_t categories)
      : known_(known), missing_(missing) {
    nothing_.vector.assign(vector_size, 0.0F);
    nothing_.categories.assign(categories, 0.0F);
  }

  Result<Reading> read(const ModelTokens& text) const override { return look_up(text.rows); }

  Result<std::vector<Reading>> read_rows(
      std::span<const std::vector<std::int32_t>> texts) const override {
    std::vector<Reading> out;
    out.reserve(texts.size());
    for (const auto& rows : texts) out.push_back(look_up(rows));
    return out;
  }

 private:
  const Reading& look_up(const std::vector<std::int32_t>& rows) const {
    const auto found = known_.find(rows);
    if (found != known_.end()) return found->second;
    missing_.push_back(rows);
    return nothing_;
  }

  const Readings& known_;
  std::vector<std::vector<std::int32_t>>& missing_;
  Reading nothing_;
};

}  // namespace

std::unique_ptr<TextEncoder> make_recorded_encoder(const Readings& known,
                                                   std::vector<std::vector<std::int32_t>>& missing,
                                                   std::size_t vector_size,
                                                   std::size_t categories) {
  return std::make_unique<RecordedEncoder>(known, missing, vector_size, categories);
}

}  // namespace pm::gen
