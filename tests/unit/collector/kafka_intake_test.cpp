#include "generator/collector/kafka_intake.h"

#include <catch2/catch_test_macros.hpp>
#include <cstdlib>

#include "generator/collector/kafka_properties.h"

#if __has_include(<librdkafka/rdkafka_mock.h>)
#include <librdkafka/rdkafka.h>
#include <librdkafka/rdkafka_mock.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <future>
#endif

using namespace pm::gen;

TEST_CASE("an address of a topic names brokers and the topic", "[collector]") {
  const auto good = parse_kafka_address("kafka://a.example:9092,b-2:9093/play.sessions_1");
  REQUIRE(good.ok());
  CHECK(good->brokers == "a.example:9092,b-2:9093");
  CHECK(good->topic == "play.sessions_1");
  for (const char* bad : {"kafka://",
                          "kafka://a:9092",
                          "kafka://a:9092/",
                          "kafka:///t",
                          "kafka://a:9092/t/u",
                          "kafka://a:9092/..",
                          "kafka://a b/t",
                          "kafka://a/t\n",
                          "http://a/t",
                          "a:9092/t",
                          "kafkas://@a/t",
                          "kafkas://%00@a/t",
                          "kafkas://a%0ab@a/t",
                          "kafkas://u@a@b/t",
                          "kafkas://u@a/t?sasl=",
                          "kafkas://u@a/t?sasl=md5",
                          "kafkas://u@a/t?x=plain",
                          "kafkas://a/t?sasl=plain",
                          "kafka://u@a/t?sasl=plain",
                          "kafkas://u:hunter2@a/t",
                          "kafka://u:hunt/er2@a/t",
                          "nats://u:hunter2@a/t"}) {
    CAPTURE(bad);
    const auto refused = parse_kafka_address(bad);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().code == ExitCode::ledger);
    CHECK_FALSE(refused.error().mend.empty());
    CHECK(to_line(refused.error()).find("er2") == std::string::npos);
  }
}

TEST_CASE("an address of a topic says how one gets in", "[collector]") {
  const auto open = parse_kafka_address("kafka://a:9092/t");
  CHECK_FALSE(open->tls);
  CHECK(open->user.empty());
  const auto safe = parse_kafka_address("kafkas://a:9093,b:9093/t");
  REQUIRE(safe.ok());
  CHECK(safe->tls);
  CHECK(safe->brokers == "a:9093,b:9093");
  const auto known = parse_kafka_address("kafkas://ann%40corp@a:9093/t");
  REQUIRE(known.ok());
  CHECK(known->user == "ann@corp");
  CHECK(known->mechanism == "SCRAM-SHA-512");
  CHECK(known->shown() == "kafkas://ann%40corp@a:9093/t");
  CHECK(parse_kafka_address("kafkas://$Connection@a/t?sasl=plain")->mechanism == "PLAIN");
  CHECK(parse_kafka_address("kafka://ann@a/t?sasl=scram-sha-256")->mechanism == "SCRAM-SHA-256");
}

TEST_CASE("a password for Kafka comes from the environment alone", "[collector]") {
  constexpr const char* kVariable = "PLAYMILL_INTAKE_PASSWORD";
  const auto address = *parse_kafka_address("kafkas://ann@a:9093/t");
  ::unsetenv(kVariable);
  CHECK(kafka_security(*parse_kafka_address("kafka://a/t"))->empty());
  CHECK(kafka_security(address).error().mend.find(kVariable) != std::string::npos);
  ::setenv(kVariable, "hunter2\n", 1);
  const auto refused = kafka_security(address);
  REQUIRE_FALSE(refused.ok());
  CHECK(to_line(refused.error()).find("hunter2") == std::string::npos);
  ::setenv(kVariable, "hunter2", 1);
  CHECK(*kafka_security(address) ==
        std::vector<KafkaProperty>{{"ssl.endpoint.identification.algorithm", "https"},
                                   {"security.protocol", "sasl_ssl"},
                                   {"sasl.mechanism", "SCRAM-SHA-512"},
                                   {"sasl.username", "ann"},
                                   {"sasl.password", "hunter2"}});
  ::unsetenv(kVariable);
}

#if __has_include(<librdkafka/rdkafka_mock.h>)

namespace {

using std::chrono::milliseconds;

/// The cluster that librdkafka plays for tests; tests/kafka/run.sh has a real broker.
class MockCluster {
 public:
  MockCluster() {
    char why[256];
    rd_kafka_conf_t* const quiet = rd_kafka_conf_new();
    rd_kafka_conf_set_log_cb(quiet, nullptr);
    client_.reset(rd_kafka_new(RD_KAFKA_PRODUCER, quiet, why, sizeof why));
    cluster_.reset(rd_kafka_mock_cluster_new(client_.get(), 1));
  }
  KafkaIntakeOptions options() const {
    KafkaIntakeOptions options;
    options.address.brokers = rd_kafka_mock_cluster_bootstraps(cluster_.get());
    options.address.topic = "sessions";
    options.max_waiting = milliseconds(2000);
    return options;
  }
  void go_away() { rd_kafka_mock_broker_set_down(cluster_.get(), 1); }

 private:
  struct FreeClient {
    void operator()(rd_kafka_t* client) const { rd_kafka_destroy(client); }
  };
  struct FreeCluster {
    void operator()(rd_kafka_mock_cluster_t* cluster) const {
      rd_kafka_mock_cluster_destroy(cluster);
    }
  };
  std::unique_ptr<rd_kafka_t, FreeClient> client_;
  std::unique_ptr<rd_kafka_mock_cluster_t, FreeCluster> cluster_;
};

std::unique_ptr<Intake> open(const KafkaIntakeOptions& options) {
  auto intake = open_kafka_intake(options);
  if (!intake) FAIL(to_line(intake.error()));
  return std::move(*intake);
}

/// Appends and waits for what becomes of it.
bool durable(Intake& intake, const std::string& record) {
  std::promise<bool> answer;
  if (!intake.append(record, [&](bool yes) { answer.set_value(yes); })) return false;
  return answer.get_future().get();
}

std::vector<std::string> all_of(Intake& intake) {
  intake.close();
  std::vector<std::string> found;
  while (true) {
    const auto more = intake.read(1 << 20, milliseconds(50));
    if (!more) FAIL(to_line(more.error()));
    if (more->empty()) break;
    found.insert(found.end(), more->begin(), more->end());
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace

TEST_CASE("a topic gives back what was appended", "[collector]") {
  const MockCluster cluster;
  const std::vector<std::string> records{std::string("a\0b", 3), std::string(100'000, 'x'), "z"};
  const auto intake = open(cluster.options());
  for (const std::string& record : records) CHECK(durable(*intake, record));
  CHECK(intake->state().records == 3);
  CHECK(all_of(*intake) == records);
  CHECK(intake->state().unreleased_bytes == 100'004);
  REQUIRE(intake->release().ok());
  CHECK(intake->state().unreleased_bytes == 0);
  CHECK_FALSE(intake->append("late", [](bool) {}));
}

TEST_CASE("a record that no broker confirms is told as not durable", "[collector]") {
  MockCluster cluster;
  KafkaIntakeOptions options = cluster.options();
  options.max_waiting = milliseconds(1000);
  options.max_waiting_bytes = 1000;
  const auto intake = open(options);
  CHECK(durable(*intake, "before"));
  cluster.go_away();
  CHECK_FALSE(intake->append(std::string(1001, 'x'), [](bool) {}));
  CHECK_FALSE(durable(*intake, "lost"));
  CHECK(intake->state().failing);
}

TEST_CASE("brokers that know no users are an error soon", "[collector]") {
  const MockCluster cluster;
  KafkaIntakeOptions options = cluster.options();
  options.address.user = "ann";
  options.address.mechanism = "SCRAM-SHA-512";
  ::setenv("PLAYMILL_INTAKE_PASSWORD", "hunter2", 1);
  const auto refused = open_kafka_intake(options);
  ::unsetenv("PLAYMILL_INTAKE_PASSWORD");
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().code == ExitCode::ledger);
  CHECK(refused.error().mend.find("PLAYMILL_INTAKE_PASSWORD") != std::string::npos);
  CHECK(to_line(refused.error()).find("hunter2") == std::string::npos);
}

TEST_CASE("properties of Kafka that are none are named", "[collector]") {
  const MockCluster cluster;
  KafkaIntakeOptions options = cluster.options();
  const auto file = std::filesystem::temp_directory_path() / "playmill-kafka.properties";
  options.properties = file;
  for (const char* text : {"# fine\nno property\n", "no.such.property=1\n"}) {
    std::ofstream(file) << text;
    const auto refused = open_kafka_intake(options);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().code == ExitCode::usage);
    CHECK(refused.error().file.starts_with(file.string()));
  }
  std::filesystem::remove(file);
}

#endif
