#include "generator/collector/read_api.h"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

#include "generator/core/json.h"
#include "generator/ledger/ledger.h"

namespace pm::gen {

namespace {

constexpr std::size_t kMaxWaiting = 32;

constexpr std::array<std::pair<std::string_view, Dimension>, 6> kDimensions{{
    {"campaign", Dimension::campaign},
    {"variant", Dimension::variant},
    {"network", Dimension::network},
    {"country", Dimension::country},
    {"day", Dimension::day},
    {"source", Dimension::source},
}};

std::vector<std::string> split(std::string_view list) {
  std::vector<std::string> parts;
  while (!list.empty()) {
    const std::size_t comma = list.find(',');
    parts.emplace_back(list.substr(0, comma));
    list = comma == std::string_view::npos ? std::string_view{} : list.substr(comma + 1);
  }
  return parts;
}

/// Reads the query; the text of what is wrong otherwise.
std::optional<std::string> read_query(const http::Request& request, CountQuery& query) {
  const auto fields = http::parse_query(request.query);
  if (!fields) return "the query is malformed";
  for (const http::Field& field : *fields) {
    LedgerFilter& filter = query.filter;
    if (field.name == "campaign") {
      filter.campaigns.push_back(field.value);
    } else if (field.name == "variant") {
      filter.variants.push_back(field.value);
    } else if (field.name == "network") {
      filter.networks.push_back(field.value);
    } else if (field.name == "from" || field.name == "to") {
      if (!day_start_ms(field.value)) return "'" + field.name + "' must be a day, 2026-11-27";
      (field.name == "from" ? filter.first_day : filter.last_day) = field.value;
    } else if (field.name == "by") {
      for (const std::string& name : split(field.value)) {
        const auto* known = std::find_if(kDimensions.begin(), kDimensions.end(),
                                         [&](const auto& one) { return one.first == name; });
        if (known == kDimensions.end()) return "'" + name + "' is nothing to group by";
        query.by.push_back(known->second);
      }
    } else {
      return "there is no parameter '" + field.name + "'";
    }
  }
  return std::nullopt;
}

Json named_json(const std::vector<NamedCount>& named) {
  Json object = Json::object();
  for (const NamedCount& one : named) object[one.name] = one.count;
  return object;
}

Json row_json(const CountRow& row, const CountQuery& query) {
  Json json = Json::object();
  const std::array texts{&row.campaign, &row.variant, &row.network,
                         &row.country,  &row.day,     &row.source};
  for (const Dimension dimension : query.by) {
    const auto at = static_cast<std::size_t>(dimension);
    json[std::string(kDimensions[at].first)] = *texts[at];
  }
  const auto put = [&](const char* name, const std::optional<std::int64_t>& number) {
    if (number) json[name] = *number;
  };
  put("impressions", row.numbers.impressions);
  put("clicks", row.numbers.clicks);
  put("installs", row.numbers.installs);
  put("spend_micros", row.numbers.spend_micros);
  put("revenue_micros", row.numbers.revenue_micros);
  if (!row.currency.empty()) json["currency"] = row.currency;
  if (!row.numbers.named.empty()) json["engagement"] = named_json(row.numbers.named);
  return json;
}

http::Response failed(const Error& error) { return http::error_response(500, error.message); }

http::Response rows_response(Json rows) {
  const Json body = {{"rows", std::move(rows)}};
  return http::json_response(200, body.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n");
}

http::Response run_query(Ledger& ledger, const http::Request& request) {
  CountQuery query;
  if (const auto wrong = read_query(request, query)) return http::error_response(400, *wrong);
  Json rows = Json::array();
  if (request.path == "/v1/counts") {
    const auto counts = ledger.counts(query);
    if (!counts) return failed(counts.error());
    for (const CountRow& row : *counts) rows.push_back(row_json(row, query));
    return rows_response(std::move(rows));
  }
  const auto funnel = ledger.funnel(query.filter);
  if (!funnel) return failed(funnel.error());
  for (const FunnelRow& row : *funnel)
    rows.push_back({{"campaign", row.campaign},
                    {"variant", row.variant},
                    {"network", row.network},
                    {"views", row.views},
                    {"flagged", row.flagged},
                    {"events", named_json(row.events)}});
  return rows_response(std::move(rows));
}

}  // namespace

ReadApi::ReadApi(std::string ledger_address)
    : address_(std::move(ledger_address)), thread_([this] { run(); }) {}

ReadApi::~ReadApi() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  wake_.notify_all();
  thread_.join();
}

void ReadApi::answer(const http::Request& request, http::Reply reply) {
  const std::lock_guard lock(mutex_);
  if (waiting_.size() >= kMaxWaiting) {
    http::Response busy = http::error_response(503, "too many queries wait");
    busy.fields.push_back({"Retry-After", "2"});
    reply.send(std::move(busy));
    return;
  }
  waiting_.emplace_back(request, std::move(reply));
  wake_.notify_one();
}

void ReadApi::run() {
  std::unique_ptr<Ledger> ledger;
  while (true) {
    std::unique_lock lock(mutex_);
    wake_.wait(lock, [&] { return ending_ || !waiting_.empty(); });
    if (ending_) return;
    const auto [request, reply] = std::move(waiting_.front());
    waiting_.pop_front();
    lock.unlock();
    if (!ledger) {
      auto opened = open_ledger(address_);
      if (!opened) {
        reply.send(failed(opened.error()));
        continue;
      }
      ledger = std::move(*opened);
    }
    reply.send(run_query(*ledger, request));
  }
}

}  // namespace pm::gen
