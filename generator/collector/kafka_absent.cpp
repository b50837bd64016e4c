#include "generator/collector/kafka_intake.h"

namespace pm::gen {

Result<std::unique_ptr<Intake>> open_kafka_intake(KafkaIntakeOptions) {
  return Error{ExitCode::component, "", "", "this build has no Kafka",
               "Install librdkafka-dev and build again with ./playmill setup"};
}

}  // namespace pm::gen
