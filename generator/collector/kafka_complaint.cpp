#include "generator/collector/kafka_complaint.h"

#include <librdkafka/rdkafka.h>
#include <openssl/x509.h>

#include "generator/http/certificate.h"

namespace pm::gen {

bool is_refusal(int code) {
  return code == RD_KAFKA_RESP_ERR__SSL || code == RD_KAFKA_RESP_ERR__AUTHENTICATION ||
         code == RD_KAFKA_RESP_ERR_SASL_AUTHENTICATION_FAILED;
}

bool is_forbidden(int code) {
  return code == RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED ||
         code == RD_KAFKA_RESP_ERR_GROUP_AUTHORIZATION_FAILED ||
         code == RD_KAFKA_RESP_ERR_CLUSTER_AUTHORIZATION_FAILED;
}

Error explain_kafka(const KafkaAddress& address, int code, std::string_view reason,
                    long certificate) {
  const auto error = [&](std::string message, std::string mend) {
    return Error{ExitCode::ledger, address.shown(), "", std::move(message), std::move(mend)};
  };
  if (is_forbidden(code))
    return error(std::string(reason),
                 "Give the user the right to read and write the topic, and to read in the group "
                 "playmill");
  const std::string why(reason.substr(0, reason.find(" (after ")));  // how long helps nobody
  switch (code) {
    case RD_KAFKA_RESP_ERR__SSL:
      if (certificate != X509_V_OK)
        return error("no safe connection: the broker's certificate: " +
                         std::string(X509_verify_cert_error_string(certificate)),
                     http::mend_certificate(certificate, "SSL_CERT_FILE"));
      return error("no safe connection: " + why,
                   "Check that this port speaks TLS; one that does not is written kafka://");
    case RD_KAFKA_RESP_ERR__AUTHENTICATION:
    case RD_KAFKA_RESP_ERR_SASL_AUTHENTICATION_FAILED:
      return error("the broker refuses: " + why,
                   "Check the user in the address, ?sasl= and the password in "
                   "PLAYMILL_INTAKE_PASSWORD");
    default:
      return error("no broker answers: " + why,
                   "Check that Kafka runs and the address is right; a port behind TLS is written "
                   "kafkas://, one that wants a user user@");
  }
}

}  // namespace pm::gen
