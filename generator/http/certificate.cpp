#include "generator/http/certificate.h"

#include <openssl/x509_vfy.h>

namespace pm::gen::http {

std::string mend_certificate(long verified, const std::string& variable) {
  switch (verified) {
    case X509_V_OK:
    case X509_V_ERR_UNSPECIFIED:  // libcurl's while trust is not what failed
    case X509_V_ERR_HOSTNAME_MISMATCH:
    case X509_V_ERR_IP_ADDRESS_MISMATCH: return "Write the host as the certificate names it";
    case X509_V_ERR_CERT_HAS_EXPIRED:
    case X509_V_ERR_CERT_NOT_YET_VALID:
      return "Renew the server's certificate, or set this machine's clock";
    default: return "Name the file of the authority that signed it in " + variable;
  }
}

}  // namespace pm::gen::http
