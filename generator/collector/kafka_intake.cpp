#include "generator/collector/kafka_intake.h"

#include <librdkafka/rdkafka.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdio>
#include <set>
#include <thread>
#include <utility>

#include "generator/core/files.h"

namespace pm::gen {

namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr std::size_t kMaxRecord_bytes = 16U << 20;
constexpr std::size_t kMaxProperties_bytes = 64U << 10;
constexpr milliseconds kStartWait{5'000};
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
using Property = std::pair<std::string, std::string>;

Error kafka_error(const KafkaAddress& address, std::string message, std::string mend) {
  return {ExitCode::ledger, "kafka://" + address.brokers + "/" + address.topic, "",
          std::move(message), std::move(mend)};
}

Result<std::vector<Property>> read_properties(const std::string& file) {
  std::vector<Property> out;
  if (file.empty()) return out;
  const auto text = read_text(file, kMaxProperties_bytes, ExitCode::usage);
  if (!text) return text.error();
  std::string_view rest = *text;
  for (int number = 1; !rest.empty(); ++number) {
    const std::size_t end = rest.find('\n');
    std::string_view line = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.front() == '#') continue;
    const std::size_t equals = line.find('=');
    if (equals == std::string_view::npos || equals == 0)
      return Error{ExitCode::usage, file + ":" + std::to_string(number), "",
                   "this line is no property", "Write name=value"};
    out.emplace_back(line.substr(0, equals), line.substr(equals + 1));
  }
  return out;
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
  static void complain(rd_kafka_t* client, int error, const char* reason, void* self);

  Result<Client> make(rd_kafka_type_t type, const std::vector<Property>& given,
                      const std::vector<Property>& ours);
  Status find_topic();
  bool at_end() const { return assigned_ && ended_.size() >= partitions_; }

  const KafkaIntakeOptions options_;
  Client producer_, consumer_;
  std::unique_ptr<rd_kafka_topic_t, FreeTopic> topic_;  // before its client when destroyed
  std::thread poller_;
  std::atomic<bool> closed_{false}, polling_{false}, failing_{false};
  std::atomic<std::size_t> waiting_bytes_{0};
  std::atomic<std::uint64_t> records_{0}, unreleased_bytes_{0}, complaints_{0};

  // Of the reading thread.
  bool assigned_ = false;
  std::size_t partitions_ = 0;
  std::set<std::int32_t> ended_;  // partitions read to their end
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
}

void KafkaIntake::complain(rd_kafka_t*, int, const char* reason, void* self) {
  auto& intake = *static_cast<KafkaIntake*>(self);
  if (intake.complaints_++ % 100 != 0) return;
  std::fprintf(stderr, "playmill collect: %s\n",
               to_line(kafka_error(intake.options_.address, reason, "")).c_str());
}

Result<Client> KafkaIntake::make(rd_kafka_type_t type, const std::vector<Property>& given,
                                 const std::vector<Property>& ours) {
  Conf conf(rd_kafka_conf_new());
  std::array<char, 512> why{};
  for (const std::vector<Property>* list : {&given, &ours})
    for (const auto& [name, value] : *list)
      if (rd_kafka_conf_set(conf.get(), name.c_str(), value.c_str(), why.data(), why.size()) !=
          RD_KAFKA_CONF_OK)
        return Error{ExitCode::usage, list == &given ? options_.properties : "", "", why.data(),
                     "See librdkafka's list of properties"};
  rd_kafka_conf_set_opaque(conf.get(), this);
  rd_kafka_conf_set_log_cb(conf.get(), nullptr);
  rd_kafka_conf_set_error_cb(conf.get(), complain);
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
  const auto until = Clock::now() + kStartWait;
  while (true) {
    const rd_kafka_metadata_t* found = nullptr;
    rd_kafka_resp_err_t failed = rd_kafka_metadata(producer_.get(), 0, topic_.get(), &found,
                                                   static_cast<int>(kStartWait.count()));
    if (failed != RD_KAFKA_RESP_ERR_NO_ERROR)
      return kafka_error(options_.address,
                         std::string("no broker answers: ") + rd_kafka_err2str(failed),
                         "Check that Kafka runs and the address is right; TLS and SASL are told by "
                         "--intake-properties");
    failed = found->topic_cnt == 1 ? found->topics[0].err : RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART;
    rd_kafka_metadata_destroy(found);
    if (failed == RD_KAFKA_RESP_ERR_NO_ERROR) return Done{};
    // A broker that makes topics when they are asked for needs a moment.
    if (Clock::now() > until)
      return kafka_error(options_.address, rd_kafka_err2str(failed),
                         "Make the topic, or let the brokers make it");
    std::this_thread::sleep_for(kPoll);
  }
}

Status KafkaIntake::open() {
  const auto given = read_properties(options_.properties);
  if (!given) return given.error();
  const Property brokers{"bootstrap.servers", options_.address.brokers};
  auto producer = make(RD_KAFKA_PRODUCER, *given,
                       {brokers,
                        {"enable.idempotence", "true"},
                        {"compression.codec", "lz4"},
                        {"message.max.bytes", std::to_string(kMaxRecord_bytes)},
                        {"message.timeout.ms", std::to_string(options_.max_waiting.count())}});
  if (!producer) return producer.error();
  producer_ = std::move(*producer);
  topic_.reset(rd_kafka_topic_new(producer_.get(), options_.address.topic.c_str(), nullptr));
  if (Status found = find_topic(); !found) return found;

  // Who feeds a ledger that is away for an hour is still alive.
  auto consumer = make(RD_KAFKA_CONSUMER, *given,
                       {brokers,
                        {"group.id", "playmill"},
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
  polling_ = true;
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
      // Of a closed intake "none" means that there are no more: it may not have looked yet.
      const bool unsure = closed_ && !at_end();
      if (Clock::now() - begun < (unsure ? kDrainWait : wait)) continue;
      if (unsure)
        return kafka_error(options_.address, "the end of the topic was not reached in time",
                           "What is in it is safe; the next collector reads on");
      break;
    } else if (message->err == RD_KAFKA_RESP_ERR__PARTITION_EOF) {
      ended_.insert(message->partition);
    } else if (message->err != RD_KAFKA_RESP_ERR_NO_ERROR) {
      if (!records.empty()) break;
      return kafka_error(options_.address, rd_kafka_message_errstr(message.get()),
                         "Check the topic and the rights to it");
    } else {
      ended_.erase(message->partition);
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
