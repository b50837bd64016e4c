#pragma once
#include <string>

namespace pm::gen::http {

/// What a person can do about a certificate that was not accepted. `verified` is OpenSSL's verdict
/// (X509_V_…), `variable` the one of the environment that names further authorities.
std::string mend_certificate(long verified, const std::string& variable);

}  // namespace pm::gen::http
