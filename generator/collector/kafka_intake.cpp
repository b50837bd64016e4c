#include "generator/collector/kafka_intake.h"

#include <librdkafka/rdkafka.h>
#include <openssl/x509_vfy.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdio>
#include <optional>
#include <set>
#include <thread>
#include <utility>

#include "generator/collector/kafka_complaint.h"
#include "generator/collector/kafka_properties.h"

namespace pm::gen {

namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr std::size_t kMaxRecord_bytes = 16U << 20;
/// How long brokers are asked for the topic: each question is longer, so that what fails for good
/// is told soon, and slow ones have their time.
constexpr milliseconds kQuestions[] = {milliseconds(500), milliseconds(1500), milliseconds(4000)};
constexpr milliseconds kTopicWait{5'000};
constexpr milliseconds kPoll{100};
/// How long a closed intake looks for the end of what is in the topic.
constexpr milliseconds kDrainWait{30'000};

struct FreeClient {
  void operator()(rd_kafka_t* client) const { rd_kafka_destroy(client); }
};
struct FreeTopic {
  void operator()(rd_kafka_topic_t* topic) const { rd_kafka_topic_destroy(topic); }
};
struct FreeConf {
  void operator()(rd_kafka_conf_t* conf) const { rd_kafka_conf_destroy(conf); }
};
struct FreeMessage {
  void operator()(rd_kafka_message_t* message) const { rd_kafka_message_destroy(message); }
};
using Client = std::unique_ptr<rd_kafka_t, FreeClient>;
using Conf = std::unique_ptr<rd_kafka_conf_t, FreeConf>;
using Message = std::unique_ptr<rd_kafka_message_t, FreeMessage>;

Error kafka_error(const KafkaAddress& address, std::string message, std::string mend) {
  return {ExitCode::ledger, address.shown(), "", std::move(message), std::move(mend)};
}

/// A record that waits for its confirmation; librdkafka holds it meanwhile.
struct Waiting {
  Intake::Ack ack;
  std::size_t bytes;
};

class KafkaIntake final : public Intake {
 public:
  explicit KafkaIntake(KafkaIntakeOptions options) : options_(std::move(options)) {}
  ~KafkaIntake() override;

  Status open();
  bool append(std::string record, Ack ack) override;
  Result<std::vector<std::string>> read(std::size_t max_bytes, milliseconds wait) override;
  Status release() override;
  void close() override;
  IntakeState state() const override;

 private:
  static void delivered(rd_kafka_t*, const rd_kafka_message_t* message, void* self);
  static void rebalanced(rd_kafka_t* client, rd_kafka_resp_err_t what,
                         rd_kafka_topic_partition_list_t* partitions, void* self);
  static void complain(rd_kafka_t* client, int code, const char* reason, void* self);
  static int verified(rd_kafka_t* client, const char* broker, std::int32_t broker_id, int* verdict,
                      int depth, const char* certificate, std::size_t size, char* why,
                      std::size_t why_size, void* self);

  Result<Client> make(rd_kafka_type_t type, const std::vector<KafkaProperty>& given,
                      const std::vector<KafkaProperty>& shared,
                      const std::vector<KafkaProperty>& ours);
  Status find_topic();
  bool at_end() const { return assigned_ && ended_.size() >= partitions_; }

  const KafkaIntakeOptions options_;
  Client producer_, consumer_;
  std::unique_ptr<rd_kafka_topic_t, FreeTopic> topic_;  // before its client when destroyed
  std::thread poller_;
  std::atomic<bool> closed_{false}, polling_{false}, failing_{false}, started_{false};
  std::atomic<int> certificate_{0};  // OpenSSL's verdict on the last that was not accepted
  std::atomic<std::size_t> waiting_bytes_{0};
  std::atomic<std::uint64_t> records_{0}, unreleased_bytes_{0}, complaints_{0};

  // Of the thread that opens.
  std::optional<Error> complaint_;
  bool refused_ = false;

  // Of the reading thread.
  bool assigned_ = false;
  std::size_t partitions_ = 0;
  std::set<std::int32_t> ended_;    // partitions read to their end
  std::optional<Error> forbidden_;  // librdkafka says it once and then waits for the right to read
};

KafkaIntake::~KafkaIntake() {
  close();
  if (consumer_) rd_kafka_consumer_close(consumer_.get());
}

void KafkaIntake::delivered(rd_kafka_t*, const rd_kafka_message_t* message, void* self) {
  auto& intake = *static_cast<KafkaIntake*>(self);
  const std::unique_ptr<Waiting> waiting(static_cast<Waiting*>(message->_private));
  const bool durable = message->err == RD_KAFKA_RESP_ERR_NO_ERROR;
  intake.waiting_bytes_ -= waiting->bytes;
  intake.failing_ = !durable;
  if (durable) ++intake.records_;
  waiting->ack(durable);
}

void KafkaIntake::rebalanced(rd_kafka_t* client, rd_kafka_resp_err_t what,
                             rd_kafka_topic_partition_list_t* partitions, void* self) {
  auto& intake = *static_cast<KafkaIntake*>(self);
  intake.assigned_ = what == RD_KAFKA_RESP_ERR__ASSIGN_PARTITIONS;
  rd_kafka_assign(client, intake.assigned_ ? partitions : nullptr);
  intake.partitions_ = intake.assigned_ ? static_cast<std::size_t>(partitions->cnt) : 0;
  intake.ended_.clear();
  intake.forbidden_.reset();
}

void KafkaIntake::complain(rd_kafka_t*, int code, const char* reason, void* self) {
  auto& intake = *static_cast<KafkaIntake*>(self);
  if (code == RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN) return;  // why, was told before
  const Error error =
      explain_kafka(intake.options_.address, code, reason, intake.certificate_.exchange(0));
  if (!intake.started_) {
    if (!intake.refused_) intake.complaint_ = error;
    intake.refused_ = intake.refused_ || is_refusal(code);
  } else if (intake.complaints_++ % 100 == 0) {
    std::fprintf(stderr, "playmill collect: %s\n", to_line(error).c_str());
  }
}

/// Changes nothing of OpenSSL's verdict on a broker's certificate, but remembers it.
int KafkaIntake::verified(rd_kafka_t*, const char*, std::int32_t, int* verdict, int, const char*,
                          std::size_t, char*, std::size_t, void* self) {
  if (*verdict == X509_V_OK) return 1;
  static_cast<KafkaIntake*>(self)->certificate_ = *verdict;
  return 0;
}

Result<Client> KafkaIntake::make(rd_kafka_type_t type, const std::vector<KafkaProperty>& given,
                                 const std::vector<KafkaProperty>& shared,
                                 const std::vector<KafkaProperty>& ours) {
  Conf conf(rd_kafka_conf_new());
  std::array<char, 512> why{};
  for (const std::vector<KafkaProperty>* list : {&given, &shared, &ours})
    for (const auto& [name, value] : *list)
      if (rd_kafka_conf_set(conf.get(), name.c_str(), value.c_str(), why.data(), why.size()) !=
          RD_KAFKA_CONF_OK)
        return Error{ExitCode::usage, list == &given ? options_.properties : "", "", why.data(),
                     "See librdkafka's list of properties"};
  rd_kafka_conf_set_opaque(conf.get(), this);
  rd_kafka_conf_set_log_cb(conf.get(), nullptr);
  rd_kafka_conf_set_error_cb(conf.get(), complain);
  rd_kafka_conf_set_ssl_cert_verify_cb(conf.get(), verified);
  if (type == RD_KAFKA_PRODUCER)
    rd_kafka_conf_set_dr_msg_cb(conf.get(), delivered);
  else
    rd_kafka_conf_set_rebalance_cb(conf.get(), rebalanced);
  Client client(rd_kafka_new(type, conf.get(), why.data(), why.size()));
  if (!client) return kafka_error(options_.address, why.data(), "See the properties");
  (void)conf.release();  // the client's now
  return client;
}

Status KafkaIntake::find_topic() {
  const auto until = Clock::now() + kTopicWait;
  const milliseconds* question = std::begin(kQuestions);
  while (true) {
    const rd_kafka_metadata_t* found = nullptr;
    rd_kafka_resp_err_t failed = rd_kafka_metadata(producer_.get(), 0, topic_.get(), &found,
                                                   static_cast<int>(question->count()));
    rd_kafka_poll(producer_.get(), 0);  // complaints
    if (failed != RD_KAFKA_RESP_ERR_NO_ERROR) {
      if (!refused_ && ++question != std::end(kQuestions)) continue;
      return complaint_.value_or(
          explain_kafka(options_.address, failed, rd_kafka_err2str(failed), 0));
    }
    failed = found->topic_cnt == 1 ? found->topics[0].err : RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART;
    rd_kafka_metadata_destroy(found);
    if (failed == RD_KAFKA_RESP_ERR_NO_ERROR) return Done{};
    if (is_forbidden(failed))
      return explain_kafka(options_.address, failed, rd_kafka_err2str(failed), 0);
    // A broker that makes topics when they are asked for needs a moment.
    if (Clock::now() > until)
      return kafka_error(options_.address, rd_kafka_err2str(failed),
                         "Make the topic, or let the brokers make it");
    std::this_thread::sleep_for(kPoll);
  }
}

Status KafkaIntake::open() {
  const auto given = read_kafka_properties(options_.properties);
  if (!given) return given.error();
  auto security = kafka_security(options_.address);
  if (!security) return security.error();
  std::vector<KafkaProperty> shared = std::move(*security);
  shared.emplace_back("bootstrap.servers", options_.address.brokers);
  auto producer = make(RD_KAFKA_PRODUCER, *given, shared,
                       {{"enable.idempotence", "true"},
                        {"compression.codec", "lz4"},
                        {"message.max.bytes", std::to_string(kMaxRecord_bytes)},
                        {"message.timeout.ms", std::to_string(options_.max_waiting.count())}});
  if (!producer) return producer.error();
  producer_ = std::move(*producer);
  topic_.reset(rd_kafka_topic_new(producer_.get(), options_.address.topic.c_str(), nullptr));
  if (Status found = find_topic(); !found) return found;

  // Who feeds a ledger that is away for an hour is still alive.
  auto consumer = make(RD_KAFKA_CONSUMER, *given, shared,
                       {{"group.id", "playmill"},
                        {"enable.auto.commit", "false"},
                        {"enable.partition.eof", "true"},
                        {"auto.offset.reset", "earliest"},
                        {"partition.assignment.strategy", "range"},
                        {"fetch.wait.max.ms", "100"},
                        {"session.timeout.ms", "10000"},
                        {"max.poll.interval.ms", "86400000"}});
  if (!consumer) return consumer.error();
  consumer_ = std::move(*consumer);
  rd_kafka_poll_set_consumer(consumer_.get());
  rd_kafka_topic_partition_list_t* topics = rd_kafka_topic_partition_list_new(1);
  rd_kafka_topic_partition_list_add(topics, options_.address.topic.c_str(), RD_KAFKA_PARTITION_UA);
  const rd_kafka_resp_err_t failed = rd_kafka_subscribe(consumer_.get(), topics);
  rd_kafka_topic_partition_list_destroy(topics);
  if (failed != RD_KAFKA_RESP_ERR_NO_ERROR)
    return kafka_error(options_.address, rd_kafka_err2str(failed), "Check the topic's name");
  started_ = polling_ = true;
  poller_ = std::thread([this] {
    while (polling_) rd_kafka_poll(producer_.get(), static_cast<int>(kPoll.count()));
  });
  return Done{};
}

bool KafkaIntake::append(std::string record, Ack ack) {
  const std::size_t bytes = record.size();
  if (closed_) return false;
  if (waiting_bytes_.fetch_add(bytes) + bytes > options_.max_waiting_bytes) {
    waiting_bytes_ -= bytes;
    return false;
  }
  auto waiting = std::make_unique<Waiting>(Waiting{std::move(ack), bytes});
  if (rd_kafka_produce(topic_.get(), RD_KAFKA_PARTITION_UA, RD_KAFKA_MSG_F_COPY, record.data(),
                       bytes, nullptr, 0, waiting.get()) != 0) {
    waiting_bytes_ -= bytes;
    return false;
  }
  (void)waiting.release();  // `delivered` takes it
  return true;
}

Result<std::vector<std::string>> KafkaIntake::read(std::size_t max_bytes, milliseconds wait) {
  std::vector<std::string> records;
  std::size_t bytes = 0;
  const auto begun = Clock::now();
  while (bytes < max_bytes) {
    const Message message(rd_kafka_consumer_poll(
        consumer_.get(), records.empty() ? static_cast<int>(std::min(wait, kPoll).count()) : 0));
    if (!message) {
      if (!records.empty()) break;
      if (forbidden_) return *forbidden_;
      // Of a closed intake "none" means that there are no more: it may not have looked yet.
      const bool unsure = closed_ && !at_end();
      if (Clock::now() - begun < (unsure ? kDrainWait : wait)) continue;
      if (unsure)
        return kafka_error(options_.address, "the end of the topic was not reached in time",
                           "What is in it is safe; the next collector reads on");
      break;
    } else if (message->err == RD_KAFKA_RESP_ERR__PARTITION_EOF) {
      ended_.insert(message->partition);
      forbidden_.reset();
    } else if (message->err != RD_KAFKA_RESP_ERR_NO_ERROR) {
      if (!records.empty()) break;
      const Error error =
          kafka_error(options_.address, rd_kafka_message_errstr(message.get()),
                      "Check the topic, and the right to read it in the group playmill");
      if (is_forbidden(message->err)) forbidden_ = error;
      return error;
    } else {
      ended_.erase(message->partition);
      forbidden_.reset();
      bytes += message->len;
      records.emplace_back(static_cast<const char*>(message->payload), message->len);
    }
  }
  unreleased_bytes_ += bytes;
  return records;
}

Status KafkaIntake::release() {
  const rd_kafka_resp_err_t failed = rd_kafka_commit(consumer_.get(), nullptr, 0);
  switch (failed) {
    case RD_KAFKA_RESP_ERR_NO_ERROR:
    case RD_KAFKA_RESP_ERR__NO_OFFSET:
    // Partitions went to another collector meanwhile, which reads them again.
    case RD_KAFKA_RESP_ERR_ILLEGAL_GENERATION:
    case RD_KAFKA_RESP_ERR_UNKNOWN_MEMBER_ID:
    case RD_KAFKA_RESP_ERR_REBALANCE_IN_PROGRESS: unreleased_bytes_ = 0; return Done{};
    default: break;
  }
  return kafka_error(options_.address,
                     std::string("what was read cannot be marked: ") + rd_kafka_err2str(failed),
                     "It will be read again, and counts once");
}

void KafkaIntake::close() {
  closed_ = true;
  if (!poller_.joinable()) return;
  rd_kafka_flush(producer_.get(), static_cast<int>(options_.max_waiting.count()));
  rd_kafka_purge(producer_.get(), RD_KAFKA_PURGE_F_QUEUE | RD_KAFKA_PURGE_F_INFLIGHT);
  rd_kafka_flush(producer_.get(), static_cast<int>(kPoll.count()));
  polling_ = false;
  poller_.join();
}

IntakeState KafkaIntake::state() const {
  IntakeState state;
  state.commits = state.records = records_;
  state.unreleased_bytes = unreleased_bytes_;
  state.failing = failing_;
  return state;
}

}  // namespace

Result<std::unique_ptr<Intake>> open_kafka_intake(KafkaIntakeOptions options) {
  auto intake = std::make_unique<KafkaIntake>(std::move(options));
  if (Status done = intake->open(); !done) return done.error();
  return std::unique_ptr<Intake>(std::move(intake));
}

}  // namespace pm::gen
