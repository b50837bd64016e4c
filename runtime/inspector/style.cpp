#include <imgui.h>

#include <cstdio>

#include "runtime/inspector/inspector.h"

namespace pm {

void style_inspector(float density) {
  ImGui::StyleColorsDark();
  ImGuiStyle& style = ImGui::GetStyle();
  style.WindowPadding = ImVec2(12, 10);
  style.FramePadding = ImVec2(8, 4);
  style.ItemSpacing = ImVec2(7, 6);
  style.FrameRounding = 5;
  style.GrabRounding = 5;
  style.TabRounding = 5;
  style.ChildRounding = 5;
  style.ScrollbarSize = 12;
  style.WindowBorderSize = 0;
  ImVec4* c = style.Colors;
  c[ImGuiCol_WindowBg] = ImVec4(0.085F, 0.085F, 0.135F, 1);
  c[ImGuiCol_ChildBg] = ImVec4(0.07F, 0.07F, 0.115F, 1);
  c[ImGuiCol_FrameBg] = ImVec4(0.16F, 0.16F, 0.25F, 1);
  c[ImGuiCol_FrameBgHovered] = ImVec4(0.21F, 0.21F, 0.33F, 1);
  c[ImGuiCol_FrameBgActive] = ImVec4(0.25F, 0.25F, 0.40F, 1);
  c[ImGuiCol_Button] = ImVec4(0.23F, 0.24F, 0.42F, 1);
  c[ImGuiCol_ButtonHovered] = ImVec4(0.31F, 0.33F, 0.58F, 1);
  c[ImGuiCol_ButtonActive] = ImVec4(0.40F, 0.42F, 0.72F, 1);
  c[ImGuiCol_SliderGrab] = ImVec4(0.38F, 0.40F, 0.70F, 1);
  c[ImGuiCol_SliderGrabActive] = ImVec4(0.50F, 0.52F, 0.88F, 1);
  c[ImGuiCol_CheckMark] = ImVec4(0.98F, 0.66F, 0.25F, 1);
  c[ImGuiCol_PlotLines] = ImVec4(0.50F, 0.82F, 1.0F, 1);
  c[ImGuiCol_Tab] = ImVec4(0.14F, 0.14F, 0.23F, 1);
  c[ImGuiCol_TabActive] = ImVec4(0.29F, 0.30F, 0.54F, 1);
  c[ImGuiCol_TabHovered] = ImVec4(0.36F, 0.38F, 0.64F, 1);
  c[ImGuiCol_Header] = ImVec4(0.23F, 0.24F, 0.42F, 1);

  // A readable face where one is installed; ImGui's own bitmap font is the fallback.
  ImGuiIO& io = ImGui::GetIO();
  io.Fonts->Clear();
  const ImFont* font = nullptr;
#ifndef __EMSCRIPTEN__
  for (const char* file : {"/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf",
                           "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"}) {
    std::FILE* probe = std::fopen(file, "rb");
    if (probe == nullptr) continue;
    std::fclose(probe);
    font = io.Fonts->AddFontFromFileTTF(file, 14 * density);
    if (font != nullptr) break;
  }
#endif
  if (font == nullptr) {
    ImFontConfig config;
    config.SizePixels = 13 * density;
    io.Fonts->AddFontDefault(&config);
  }
  io.FontGlobalScale = 1 / density;
}

}  // namespace pm
