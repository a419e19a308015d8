"""The project's own program, run as a user would."""

import json
import os

from .peer import Outcome, Peer
from .process import run


class Gradus(Peer):
    name = "gradus"

    def __init__(self, program):
        super().__init__()
        self.program = program

    def available(self):
        return os.access(self.program, os.X_OK)

    def command(self, statement, where):
        return [self.program, "check", "-e", statement, "--where", where, "--threads", "1",
                "--times", "--format", "json"]

    def trivial(self):
        return run(self.command("x^2 >= 0", "x in [1, 2]"), 10)

    def own_clock(self, output):
        return step(output).get("seconds")

    def judge(self, problem, limit):
        result, seconds = self.run(self.command(problem.statement, problem.where), limit)
        answer = step(result.output)
        if "verdict" not in answer:
            return Outcome("time" if result.cut else "error", seconds, result.output)
        verdict = "proved" if answer["verdict"] == "certified" else answer["verdict"]
        return Outcome(verdict, seconds, f"{answer['verdict']}: {answer.get('why', '')}")


def step(output):
    """The only step of the program's JSON, empty where the output is something else."""
    try:
        return json.loads(output)["steps"][0]
    except (ValueError, KeyError, IndexError):
        return {}
