#include "gradus/evidence/experiment/random.hpp"

#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <cmath>
#include <set>
#include <stdexcept>
#include <vector>

#include "gradus/evidence/experiment/estimate.hpp"

namespace gradus {
namespace {

Tally normals(std::uint64_t seed, std::uint64_t samples, unsigned threads) {
  return sample_in_shards(samples, threads, [seed](std::uint64_t shard, std::uint64_t count) {
    Random random(shard_seed(seed, shard));
    Tally tally;
    for (std::uint64_t i = 0; i < count; ++i) {
      const double x = random.normal();
      ++tally.samples;
      tally.hits += x > 0;
      tally.sum += x;
      tally.sum_of_squares += x * x;
    }
    return tally;
  });
}

bool same(const Tally& a, const Tally& b) {
  return a.samples == b.samples && a.hits == b.hits && a.sum == b.sum &&
         a.sum_of_squares == b.sum_of_squares;
}

TEST(Shards, GiveTheSameResultToTheLastBitForEveryNumberOfThreads) {
  const Tally one = normals(7, 500'001, 1);
  EXPECT_EQ(one.samples, 500'001u);
  for (unsigned threads : {2u, 3u, 8u}) EXPECT_TRUE(same(one, normals(7, 500'001, threads)));
  EXPECT_FALSE(same(one, normals(8, 500'001, 1)));
}

TEST(Shards, PartitionTheSamples) {
  for (std::uint64_t samples : {0ull, 1ull, 65'535ull, 65'536ull, 65'537ull, 1'000'000ull}) {
    std::atomic<std::uint64_t> calls = 0;
    const Tally total = sample_in_shards(samples, 2, [&](std::uint64_t shard, std::uint64_t count) {
      ++calls;
      Tally tally;
      tally.samples = count;
      tally.hits = shard;
      return tally;
    });
    EXPECT_EQ(total.samples, samples);
    EXPECT_EQ(total.hits, calls * (calls - (calls > 0)) / 2);  // shards 0, 1, ..., each once
  }
}

TEST(Shards, PassAnExceptionOn) {
  for (unsigned threads : {1u, 2u}) {
    EXPECT_THROW(sample_in_shards(200'000, threads,
                                  [](std::uint64_t shard, std::uint64_t) -> Tally {
                                    if (shard == 2) throw std::runtime_error("shard");
                                    return {};
                                  }),
                 std::runtime_error);
  }
  EXPECT_THROW(sample_in_shards(1, 0, [](std::uint64_t, std::uint64_t) { return Tally{}; }),
               std::invalid_argument);
}

TEST(Shards, HaveSeedsOfTheirOwn) {
  std::set<std::uint64_t> seeds;
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    for (std::uint64_t shard = 0; shard < 100; ++shard) seeds.insert(shard_seed(seed, shard));
  }
  EXPECT_EQ(seeds.size(), 10'000u);
  EXPECT_NE(shard_seed(1, 0), shard_seed(0, 1));
}

TEST(RandomWords, AreThoseOfTheReferenceImplementations) {
  std::uint64_t state = 0;
  EXPECT_EQ(splitmix64(state), 0xe220a8397b1dcdafu);
  Random small(std::array<std::uint64_t, 4>{1, 2, 3, 4});
  for (std::uint64_t word : {41943041ull, 58720359ull, 3588806011781223ull, 3591011842654386ull,
                             9228616714210784205ull}) {
    EXPECT_EQ(small(), word);
  }
  Random last(std::array<std::uint64_t, 4>{0, 0, 0, 1});
  std::uint64_t word = 0;
  for (int i = 0; i < 10; ++i) word = last();
  EXPECT_EQ(word, 0x8c88ba4680b20495u);
}

TEST(RandomValues, HaveTheMomentsOfTheirLaws) {
  constexpr std::uint64_t samples = 400'000;
  Random random(3);
  double exponential = 0, uniform = 0, fourth = 0;
  std::vector<std::uint64_t> faces(7);
  for (std::uint64_t i = 0; i < samples; ++i) {
    exponential += random.exponential();
    uniform += random.uniform();
    fourth += std::pow(random.normal(), 4);
    ++faces[random.below(7)];
  }
  const auto contains = [](const ConfidenceInterval& interval, const Rational& value) {
    return interval.lower <= value && value <= interval.upper;
  };
  EXPECT_TRUE(contains(chebyshev(exponential / samples, 1, samples, 1e-6), 1));
  EXPECT_TRUE(contains(hoeffding(uniform / samples, samples, 0, 1, 1e-6), Rational(1, 2)));
  EXPECT_TRUE(contains(chebyshev(fourth / samples, 96, samples, 1e-6), 3));
  for (std::uint64_t count : faces) {
    EXPECT_TRUE(contains(clopper_pearson(count, samples, 1e-6), Rational(1, 7)));
  }
  const Tally tally = normals(11, samples, 2);
  EXPECT_TRUE(contains(clopper_pearson(tally.hits, samples, 1e-6), Rational(1, 2)));
  EXPECT_TRUE(contains(chebyshev(tally.sum / samples, 1, samples, 1e-6), 0));
  EXPECT_TRUE(contains(chebyshev(tally.sum_of_squares / samples, 2, samples, 1e-6), 1));
}

}  // namespace
}  // namespace gradus
