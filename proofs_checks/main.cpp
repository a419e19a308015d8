#include "gradus/evidence/certify/enclose.hpp"
#include "gradus/evidence/judge/judge.hpp"
#include "proofs_checks/catalogue.hpp"
#include "proofs_checks/program.hpp"

int main(int argc, char** argv) {
  const gradus::Program program{
      gradus::catalogue,
      gradus::tables,
      [](const gradus::Claim& claim, const gradus::Budget& budget) {
        return gradus::judge(claim, budget);
      },
      [](const gradus::Statement& statement, const gradus::Budget& budget) {
        return gradus::judge(statement, budget);
      },
      gradus::enclose,
      gradus::figures};
  return gradus::run_program({argv + 1, argv + argc}, program);
}
