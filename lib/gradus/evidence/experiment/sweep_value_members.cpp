// Members of sequences, and expectations over the random ones.

#include "gradus/evidence/experiment/sweep_value.hpp"
#include "gradus/number/number.hpp"

namespace gradus {

namespace {

constexpr long longest_sequence = 4'096;

}  // namespace

template <class T>
T& SweepValues<T>::place(Members& members, long index) {
  if (index < 0 || index > longest_sequence) throw SweepUndefined("there is no such member");
  const auto at = static_cast<std::size_t>(index);
  if (members.values.size() <= at) {
    members.values.resize(at + 1);
    members.stamps.resize(at + 1, 0);
  }
  return members.values[at];
}

template <class T>
const T& SweepValues<T>::member(Id id, long index) {
  const SweepCode::Sequence& sequence = code_.sequences[id];
  Members& members = members_[id];
  if (index < sequence.from) throw SweepUndefined("there is no such member");
  place(members, index);
  const auto at = static_cast<std::size_t>(index);
  const std::uint64_t since =
      sequence.kind == SweepCode::Sequence::Kind::unknown ? case_start_ : random_start_;
  if (members.stamps[at] >= since) return members.values[at];
  switch (sequence.kind) {
    case SweepCode::Sequence::Kind::unknown:
      members_used_[id] = std::max(members_used_[id], index);
      members.values[at] = number(draw_->member(id, index));
      break;
    case SweepCode::Sequence::Kind::random: {
      if (!random_) throw SweepUndefined("a random member outside an expectation");
      if (at >= chosen_[id].size()) throw SweepUndefined("a random member is too far out");
      const auto moment = std::ranges::find(code_.moments, id, &SweepCode::Moment::sequence);
      const Outcomes& o = outcomes_[static_cast<std::size_t>(moment - code_.moments.begin())];
      members.values[at] = chosen_[id][at] ? o.first : o.second;
      break;
    }
    case SweepCode::Sequence::Kind::recursion: {
      if (++depth_ > 200) throw SweepUndefined("recursions that need one another");
      // Shortest first, so that long recursions do not nest.
      long k = sequence.closed ? index : sequence.from;
      for (; k <= index; ++k) {
        place(members, k);
        const auto slot = static_cast<std::size_t>(k);
        if (members.stamps[slot] >= since) continue;
        const long outer = integers_[sequence.index];
        if (k > sequence.from) set_integer(sequence.index, k - 1);
        const T next = value(k == sequence.from ? sequence.start : sequence.next);
        set_integer(sequence.index, outer);
        members.values[slot] = next;
        members.stamps[slot] = clock_;
      }
      --depth_;
      break;
    }
  }
  members.stamps[at] = clock_;
  return members.values[at];
}

template <class T>
void SweepValues<T>::set_outcomes(std::size_t moment) {
  const SweepCode::Moment& m = code_.moments[moment];
  const SweepDraw::Chance& chance = draw_->chances[moment];
  Outcomes& o = outcomes_[moment];
  const T k(static_cast<long>(chance.spread));
  o.chance = T(1) / (T(1) + k * k);
  const auto root = [](const T& x) { return Arithmetic<T>::unary(Op::sqrt, x); };
  if (m.first) {
    const T mean = value(*m.first);
    // mean + s k with chance 1/(1 + k^2), else mean - s/k: variance s^2.
    const T s = m.second ? root(value(*m.second) - mean * mean) : number(chance.scale);
    o.first = mean + s * k;
    o.second = mean - s / k;
  } else if (m.second) {
    o.first = root(value(*m.second));
    o.second = -o.first;
  } else {
    o.first = number(chance.scale);
    o.second = number(chance.other);
  }
}

template <class T>
T SweepValues<T>::expectation(const SweepCode::Node& node) {
  if (random_) return value(node.a);  // E[.] within E[.] would need conditioning
  const auto members = static_cast<std::size_t>(draw_->largest) + 2;
  const std::size_t bits = members * code_.moments.size();
  if (bits > 14) throw SweepUndefined("too many random members");
  T total(0);
  for (std::size_t word = 0; word < (std::size_t{1} << bits); ++word) {
    T chance(1);
    for (std::size_t m = 0; m < code_.moments.size(); ++m) {
      std::vector<bool>& chosen = chosen_[code_.moments[m].sequence];
      chosen.resize(members);
      for (std::size_t i = 0; i < members; ++i) {
        chosen[i] = ((word >> (m * members + i)) & 1U) != 0;
        chance *= chosen[i] ? outcomes_[m].chance : T(1) - outcomes_[m].chance;
      }
    }
    random_ = true;
    random_start_ = changed_[code_.random_slot] = ++clock_;
    total += chance * value(node.a);
  }
  random_ = false;
  random_start_ = changed_[code_.random_slot] = ++clock_;
  return total;
}

template class SweepValues<double>;
template class SweepValues<FixedReal<50>>;
template class SweepValues<Rational>;
template class SweepValues<Interval>;

}  // namespace gradus
