// What cannot be used is one line and status 2.

#include <gtest/gtest.h>

#include "program/run.hpp"

namespace gradus {
namespace {

using testing_support::expect_unusable;
using testing_support::sample;

TEST(Program, unusable_arguments_are_one_line_and_status_2) {
  expect_unusable({}, "found no command, expected one of 'gradus --help'");
  expect_unusable(
      {"verfiy"},
      "unknown command 'verfiy', expected one of 'gradus --help'; did you mean verify?");
  expect_unusable({"verify", "sample/wights"},
                  "no claim matches 'sample/wights', expected an id, a prefix or a glob; did you "
                  "mean sample/weights?");
  expect_unusable({"explain", "wrong/sqare"},
                  "there is no claim 'wrong/sqare', expected an id of 'gradus list'; did you mean "
                  "wrong/square?");
  expect_unusable(
      {"table", "sampel"},
      "there is no table 'sampel', expected one of 'gradus list --tables'; did you mean "
      "sample?");
  expect_unusable({"table"},
                  "table: found no id, expected one of 'gradus list --tables', or --all");
  expect_unusable({"table", "sample", "--all"},
                  "table: found an id and --all, expected one of them");
  expect_unusable({"list", "--by", "date"}, "--by: found 'date', expected source");
  expect_unusable(
      {"list", "--by", "source", "--exempt"},
      "list: found more than one of patterns, --tables, --plots, --by and --exempt, expected one");
  expect_unusable({"verify", "--fromat", "json"},
                  "verify: unknown option --fromat; did you mean --format?");
  expect_unusable({"verify", "--format", "xml"},
                  "--format: found 'xml', expected terminal, md, latex, csv, json, html or sarif");
  expect_unusable({"verify", "--seed", "-1"},
                  "--seed: found '-1', expected a whole number from 0 to 18446744073709551615");
  expect_unusable({"verify", "--seed", "1e3"},
                  "--seed: found '1e3', expected a whole number from 0 to 18446744073709551615");
  expect_unusable({"verify", "--threads", "0"},
                  "--threads: found '0', expected a whole number from 1 to 256");
  expect_unusable({"verify", "--digits", "abc"},
                  "--digits: found 'abc', expected a whole number from 2 to 10000");
  expect_unusable({"verify", "--budget", "0"},
                  "--budget: found '0', expected a number from 1/1000 to 1000, such as 4, 0.5 or "
                  "1/3");
  expect_unusable({"sweep", "sample/weights", "--cases", "0"},
                  "--cases: found '0', expected a whole number from 1 to 10000000");
  expect_unusable({"verify", "--color", "maybe"},
                  "--color: found 'maybe', expected auto, always or never");
  expect_unusable({"explain", "wrong", "--format", "csv"},
                  "explain: expected --format terminal, md, latex or json");
  expect_unusable({"--format", "json", "verify"},
                  "found '--format', expected a command of 'gradus --help'");
  expect_unusable({"explain"}, "explain: found no id, expected an id of 'gradus list'");
  expect_unusable({"sweep"}, "sweep: found no id, expected an id of 'gradus list'");
  expect_unusable({"verify", "--seed"}, "--seed: found nothing, expected a value");
  expect_unusable({"verify", "--seed=1", "--seed=2"}, "--seed: found more than once");
  expect_unusable({"table", "sample", "-o"}, "--output: found nothing, expected a value");
  expect_unusable({"explain", "a", "b"}, "explain: found b, expected nothing more");
}

}  // namespace
}  // namespace gradus
