#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <utility>

namespace pm {

/// A vector of plain values whose room is fixed once: what a frame or a step fills again and again.
/// It has no code to grow, which in a small module is a good part of each vector.
template <class T>
class Bounded {
 public:
  Bounded() = default;
  Bounded(Bounded&& other) noexcept
      : items_(std::move(other.items_)),
        room_(std::exchange(other.room_, 0)),
        size_(std::exchange(other.size_, 0)) {}
  Bounded& operator=(Bounded&& other) noexcept {
    items_ = std::move(other.items_);
    room_ = std::exchange(other.room_, 0);
    size_ = std::exchange(other.size_, 0);
    return *this;
  }

  /// Room for so many from now on, empty.
  void reserve(std::size_t room) {
    items_ = std::make_unique<T[]>(room);
    room_ = static_cast<std::uint32_t>(room);
    size_ = 0;
  }
  /// So many new ones.
  void renew(std::size_t size) {
    reserve(size);
    size_ = room_;
  }
  bool full() const { return size_ == room_; }
  /// Left out when it is full.
  void push_back(const T& item) {
    if (!full()) items_[size_++] = item;
  }
  void pop_back() { --size_; }
  void clear() { size_ = 0; }
  /// At most the room; what is new keeps what stood there.
  void resize(std::size_t size) { size_ = static_cast<std::uint32_t>(size); }

  bool empty() const { return size_ == 0; }
  std::size_t size() const { return size_; }
  std::size_t capacity() const { return room_; }
  T* begin() { return items_.get(); }
  T* end() { return items_.get() + size_; }
  const T* begin() const { return items_.get(); }
  const T* end() const { return items_.get() + size_; }
  T& operator[](std::size_t i) { return items_[i]; }
  const T& operator[](std::size_t i) const { return items_[i]; }
  T& back() { return items_[size_ - 1]; }
  operator std::span<const T>() const { return {items_.get(), size_}; }

 private:
  std::unique_ptr<T[]> items_;
  std::uint32_t room_ = 0, size_ = 0;
};

}  // namespace pm
