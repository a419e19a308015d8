#pragma once

#include "gradus/number/lane_logarithm.hpp"
#include "gradus/number/lane_trigonometric.hpp"
#include "gradus/spectrum/goe_lanes.hpp"

namespace gradus {
namespace {

/// Tridiagonal random matrices, eight at a time, over the vectors of lane_vector.hpp. Functions of
/// the number lanes serve as nearest values here: of their enclosures one end is taken.
template <class V>
class GoeLanes {
  using Real = typename V::Real;
  static constexpr int parts = 8 / V::width;
  struct Eight {
    Real part[parts];
  };

 public:
  explicit GoeLanes(const GoeStreams& streams) {
    for (int i = 0; i < 4; ++i) {
      for (int p = 0; p < parts; ++p) {
        const auto* words = reinterpret_cast<const double*>(streams.words[i]);
        state_[i].part[p] = V::load(words + p * V::width);
      }
    }
  }

  std::uint64_t hits(unsigned d, unsigned negative, std::uint64_t count) {
    // The signs of the diagonal are fair coins, independent of all else, and one negative entry
    // settles that a matrix is not positive definite.
    const bool definite = negative == 0;
    const std::uint64_t open = definite ? with_positive_diagonals(d, count) : count;
    std::uint64_t found = 0;
    for (std::uint64_t done = 0; done < open; done += 8) {
      const std::uint64_t left = open - done;
      const std::uint32_t used = left < 8 ? (1U << left) - 1 : 255U;
      found += static_cast<std::uint64_t>(__builtin_popcount(used & test(d, negative, definite)));
    }
    return found;
  }

 private:
  /// 512 matrices at a time, one a bit.
  std::uint64_t with_positive_diagonals(unsigned d, std::uint64_t count) {
    std::uint64_t found = 0;
    for (std::uint64_t done = 0; done < count; done += 512) {
      alignas(64) std::uint64_t words[8];
      for (std::uint64_t j = 0; j < 8; ++j) {
        const std::uint64_t before = done + 64 * j, left = count > before ? count - before : 0;
        words[j] = left >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << left) - 1;
      }
      auto* lanes = reinterpret_cast<double*>(words);
      Eight open;
      for (int p = 0; p < parts; ++p) open.part[p] = V::load(lanes + p * V::width);
      for (unsigned i = 0; i < d; ++i) {
        const Eight coins = next();
        for (int p = 0; p < parts; ++p) {
          open.part[p] = V::and_lanes(open.part[p], coins.part[p]);
        }
        if (i < 8 && i + 1 < d) continue;  // hardly ever is all settled before
        for (int p = 0; p < parts; ++p) V::store(lanes + p * V::width, open.part[p]);
        std::uint64_t any = 0;
        for (const std::uint64_t word : words) any |= word;
        if (any == 0) break;
      }
      for (const std::uint64_t word : words) {
        found += static_cast<std::uint64_t>(__builtin_popcountll(word));
      }
    }
    return found;
  }

  /// Which of eight matrices have exactly `negative` negative pivots of LDL', as many as negative
  /// eigenvalues (Sylvester). It ends where all are settled: the longest off-diagonal entries come
  /// first, and settle most of them early.
  std::uint32_t test(unsigned d, unsigned negative, bool positive_diagonal) {
    Eight pivot = diagonal(positive_diagonal), seen;
    for (int p = 0; p < parts; ++p) seen.part[p] = sign(pivot.part[p]);
    std::uint32_t open = settle(seen, negative, d - 1);
    for (unsigned k = d - 1; k > 0 && open != 0; --k) {
      const Eight entry = diagonal(positive_diagonal), square = half_chi_squared(k);
      for (int p = 0; p < parts; ++p) {
        pivot.part[p] = V::sub(entry.part[p], V::div(square.part[p], pivot.part[p]));
        seen.part[p] = V::add(seen.part[p], sign(pivot.part[p]));
      }
      open = settle(seen, negative, k - 1);
    }
    return open;
  }

  GRADUS_LANE Real sign(Real x) { return V::select(V::less(x, V::all(0)), V::all(1), V::all(0)); }

  /// Where `negative` can still be met after `left` more pivots.
  GRADUS_LANE std::uint32_t settle(const Eight& seen, unsigned negative, unsigned left) {
    std::uint32_t open = 0;
    const Real target = V::all(negative), room = V::all(left);
    for (int p = 0; p < parts; ++p) {
      const auto few = V::less_equal(seen.part[p], target);
      const auto enough = V::less_equal(target, V::add(seen.part[p], room));
      open |= V::bits(V::both(few, enough)) << (p * V::width);
    }
    return open;
  }

  Eight diagonal(bool positive) {
    Eight z = normal();
    if (positive) {
      for (int p = 0; p < parts; ++p) z.part[p] = V::abs(z.part[p]);
    }
    return z;
  }

  /// Box and Muller: N(0, 1), two at a time.
  Eight normal() {
    if (has_spare_) {
      has_spare_ = false;
      return spare_;
    }
    Eight z = minus_log(uniform());
    const Eight turns = uniform();
    for (int p = 0; p < parts; ++p) {
      const Real radius = V::sqrt_down(V::add(z.part[p], z.part[p]));
      const Real angle = V::mul(turns.part[p], V::all(0x1.921fb54442d18p2));
      z.part[p] = V::mul(radius, LaneTrigonometric<V>::sin({angle, angle}).range.low);
      spare_.part[p] = V::mul(radius, LaneTrigonometric<V>::cos({angle, angle}).range.low);
    }
    has_spare_ = true;
    return z;
  }

  /// Gamma(k / 2): the logarithm of a product of uniforms is a sum of exponentials.
  Eight half_chi_squared(unsigned k) {
    Eight sum;
    for (int p = 0; p < parts; ++p) sum.part[p] = V::all(0);
    if (k % 2 == 1) {
      sum = normal();
      for (int p = 0; p < parts; ++p) {
        sum.part[p] = V::mul(V::mul(sum.part[p], sum.part[p]), V::all(0.5));
      }
    }
    for (unsigned left = k / 2; left > 0;) {
      Eight product = uniform();
      unsigned factors = left < 16 ? left : 16;  // at least 2^-832
      left -= factors;
      while (--factors > 0) {
        const Eight u = uniform();
        for (int p = 0; p < parts; ++p) product.part[p] = V::mul(product.part[p], u.part[p]);
      }
      product = minus_log(product);
      for (int p = 0; p < parts; ++p) sum.part[p] = V::add(sum.part[p], product.part[p]);
    }
    return sum;
  }

  Eight minus_log(const Eight& x) {
    Eight result;
    for (int p = 0; p < parts; ++p) {
      result.part[p] = V::negate(LaneLogarithm<V>::log({x.part[p], x.part[p]}).range.low);
    }
    return result;
  }

  /// In (0, 1].
  Eight uniform() {
    Eight u = next();
    for (int p = 0; p < parts; ++p) {
      const Real above_one = V::or_bits(V::template shift_right<12>(u.part[p]), 0x3ff0000000000000);
      u.part[p] = V::sub(V::all(2), above_one);
    }
    return u;
  }

  template <int n>
  GRADUS_LANE Real rotate(Real x) {
    return V::flip_sign(V::template shift_left<n>(x), V::template shift_right<64 - n>(x));
  }

  /// As in random.hpp; V::flip_sign is the exclusive or of all bits.
  Eight next() {
    Eight result;
    for (int p = 0; p < parts; ++p) {
      Real &a = state_[0].part[p], &b = state_[1].part[p], &c = state_[2].part[p],
           &e = state_[3].part[p];
      result.part[p] = V::add_bits(rotate<23>(V::add_bits(a, e)), a);
      const Real shifted = V::template shift_left<17>(b);
      c = V::flip_sign(c, a);
      e = V::flip_sign(e, b);
      b = V::flip_sign(b, c);
      a = V::flip_sign(a, e);
      c = V::flip_sign(c, shifted);
      e = rotate<45>(e);
    }
    return result;
  }

  Eight state_[4], spare_;
  bool has_spare_ = false;
};

template <class V>
std::uint64_t goe_hits(const GoeStreams& streams, unsigned d, unsigned negative,
                       std::uint64_t count) {
  return GoeLanes<V>(streams).hits(d, negative, count);
}

}  // namespace
}  // namespace gradus
