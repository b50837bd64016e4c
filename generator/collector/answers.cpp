#include "generator/collector/answers.h"

#include <random>

namespace pm::gen {

using http::Response;

Response try_later(int status, std::string_view why, int seconds) {
  Response response = http::error_response(status, why);
  response.fields.push_back({"Retry-After", std::to_string(seconds)});
  return response;
}

int soon() {
  thread_local std::minstd_rand draw{std::random_device{}()};
  return std::uniform_int_distribution<int>(1, 4)(draw);
}

Response only(std::string_view methods) {
  Response response = http::error_response(405, "not with this method");
  response.fields.push_back({"Allow", std::string(methods)});
  return response;
}

Response with_cors(Response response) {
  response.fields.push_back({"Access-Control-Allow-Origin", "*"});
  response.fields.push_back({"Access-Control-Expose-Headers", "Retry-After"});
  return response;
}

Response preflight() {
  Response response{204, "", "", {}};
  response.fields = {{"Access-Control-Allow-Methods", "GET, POST, OPTIONS"},
                     {"Access-Control-Allow-Headers", "Content-Type"},
                     {"Access-Control-Max-Age", "86400"}};
  return response;
}

}  // namespace pm::gen
