#include "generator/planner/encoder.h"

#ifdef PLAYMILL_ONNXRUNTIME_LIBRARY

#include <dlfcn.h>
#include <libdeflate.h>

#define ORT_API_MANUAL_INIT
#include <onnxruntime_cxx_api.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <mutex>

#include "generator/core/files.h"

namespace pm::gen {

namespace {

constexpr std::uint64_t kMostModelBytes = 64U << 20U;
constexpr const char* kRestore = "Restore templates/planner from the repository";
constexpr const char* kMend =
    "Run ./playmill setup, or name libonnxruntime.so in PLAYMILL_ONNXRUNTIME";

/// Opens the library once for the life of the program; it is asked for the API that these headers
/// know, so a newer one serves as well.
Status open_onnxruntime() {
  static std::mutex guard;
  static bool open = false;
  const std::lock_guard lock(guard);
  if (open) return Done{};
  std::vector<std::string> places;
  if (const char* set = std::getenv("PLAYMILL_ONNXRUNTIME"); set != nullptr && *set != '\0') {
    places = {set};
  } else {
    if (const char* home = std::getenv("PLAYMILL_HOME"); home != nullptr && *home != '\0')
      places.push_back(std::string(home) + "/onnxruntime/lib/libonnxruntime.so.1");
    places.insert(places.end(), {PLAYMILL_ONNXRUNTIME_LIBRARY, "libonnxruntime.so.1"});
  }
  for (const std::string& place : places) {
    void* library = dlopen(place.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr) continue;
    using GetBase = const OrtApiBase* (*)();
    const auto get_base = reinterpret_cast<GetBase>(dlsym(library, "OrtGetApiBase"));
    const OrtApi* api = get_base == nullptr ? nullptr : get_base()->GetApi(ORT_API_VERSION);
    if (api == nullptr) {
      return Error{ExitCode::component, place, "", "is no ONNX Runtime of this version or newer",
                   kMend};
    }
    Ort::InitApi(api);
    open = true;
    return Done{};
  }
  return Error{ExitCode::component, places.front(), "", "ONNX Runtime was not found", kMend};
}

class OnnxEncoder final : public TextEncoder {
 public:
  OnnxEncoder(const std::string& model, const ModelCard& card)
      : session_(open_session(environment_, model)),
        categories_(card.categories.size()),
        memory_(Ort::MemoryInfo::CreateCpu(OrtArenaAllocator, OrtMemTypeDefault)) {}

  Result<Reading> read(const ModelTokens& text) const override {
    const std::vector<std::int32_t> one[] = {text.rows};
    auto readings = read_rows(one);
    if (!readings) return readings.error();
    return std::move(readings->front());
  }

  Result<std::vector<Reading>> read_rows(
      std::span<const std::vector<std::int32_t>> texts) const override {
    if (texts.empty()) return std::vector<Reading>{};
    std::size_t longest = 1;
    for (const auto& rows : texts) longest = std::max(longest, rows.size());
    std::vector<std::int32_t> padded(texts.size() * longest, 0);
    for (std::size_t i = 0; i < texts.size(); ++i)
      std::copy(texts[i].begin(), texts[i].end(),
                padded.begin() + static_cast<std::ptrdiff_t>(i * longest));
    const std::array<std::int64_t, 2> shape{static_cast<std::int64_t>(texts.size()),
                                            static_cast<std::int64_t>(longest)};
    const char* inputs[] = {"rows"};
    const char* outputs[] = {"vector", "categories"};
    try {
      auto input = Ort::Value::CreateTensor<std::int32_t>(memory_, padded.data(), padded.size(),
                                                          shape.data(), shape.size());
      const auto found = session_.Run(Ort::RunOptions{nullptr}, inputs, &input, 1, outputs, 2);
      if (found[1].GetTensorTypeAndShapeInfo().GetElementCount() != texts.size() * categories_)
        return Error{ExitCode::component, "", "",
                     "the model gives another number of categories than its card", kRestore};
      std::vector<Reading> out(texts.size());
      const std::size_t width =
          found[0].GetTensorTypeAndShapeInfo().GetElementCount() / texts.size();
      const std::size_t classes =
          found[1].GetTensorTypeAndShapeInfo().GetElementCount() / texts.size();
      const float* vectors = found[0].GetTensorData<float>();
      const float* logits = found[1].GetTensorData<float>();
      for (std::size_t i = 0; i < texts.size(); ++i) {
        out[i].vector.assign(vectors + i * width, vectors + (i + 1) * width);
        out[i].categories.assign(logits + i * classes, logits + (i + 1) * classes);
      }
      return out;
    } catch (const Ort::Exception& fault) {
      return Error{ExitCode::component, "", "", std::string("ONNX Runtime says: ") + fault.what(),
                   ""};
    }
  }

 private:
  /// One core: the texts are short, and callers have threads of their own.
  static Ort::SessionOptions options() {
    Ort::SessionOptions out;
    out.SetIntraOpNumThreads(1);
    out.SetInterOpNumThreads(1);
    out.SetGraphOptimizationLevel(GraphOptimizationLevel::ORT_ENABLE_ALL);
    out.SetLogSeverityLevel(3);
    return out;
  }

  /// On the GPU where the library that was found is one for CUDA; the one that set-up installs is
  /// not.
  static Ort::Session open_session(Ort::Env& environment, const std::string& model) {
    const std::vector<std::string> known = Ort::GetAvailableProviders();
    if (std::find(known.begin(), known.end(), "CUDAExecutionProvider") != known.end()) {
      try {
        Ort::SessionOptions cuda = options();
        cuda.AppendExecutionProvider_CUDA(OrtCUDAProviderOptions{});
        return {environment, model.data(), model.size(), cuda};
      } catch (const Ort::Exception&) {
        // Such a library on a machine without a GPU, or without CUDA's own libraries.
      }
    }
    return {environment, model.data(), model.size(), options()};
  }

  Ort::Env environment_{ORT_LOGGING_LEVEL_ERROR, "playmill"};
  mutable Ort::Session session_;
  std::size_t categories_;
  Ort::MemoryInfo memory_;
};

}  // namespace

Result<std::unique_ptr<TextEncoder>> TextEncoder::load(const ModelCard& card) {
  if (card.rows != kModelRows)
    return Error{ExitCode::component, card.file, "", "was trained for another tokenizer", kRestore};
  auto model = read_file(card.file, kMostModelBytes, ExitCode::component);
  if (!model) return model.error();
  if (model->size() != card.bytes ||
      libdeflate_crc32(0, model->data(), model->size()) != card.crc32) {
    return Error{ExitCode::component, card.file, "", "is not the file that its card describes",
                 kRestore};
  }
  if (auto opened = open_onnxruntime(); !opened) return opened.error();
  try {
    return std::unique_ptr<TextEncoder>(std::make_unique<OnnxEncoder>(*model, card));
  } catch (const Ort::Exception& fault) {
    return Error{ExitCode::component, card.file, "",
                 std::string("cannot be loaded: ") + fault.what(), kRestore};
  }
}

}  // namespace pm::gen

#else

namespace pm::gen {

Result<std::unique_ptr<TextEncoder>> TextEncoder::load(const ModelCard& /*card*/) {
  return Error{ExitCode::component, "", "", "this program was built without ONNX Runtime",
               "Run ./playmill setup, which unpacks it, and build again"};
}

}  // namespace pm::gen

#endif
