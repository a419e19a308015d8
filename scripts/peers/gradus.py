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

    def judge(self, problem, limit):
        result, seconds = self.run(self.command(problem.statement, problem.where), limit)
        try:
            step = json.loads(result.output)["steps"][0]
        except (ValueError, KeyError, IndexError):
            return Outcome("time" if result.cut else "error", seconds, result.output)
        verdict = "proved" if step["verdict"] == "certified" else step["verdict"]
        return Outcome(verdict, step.get("seconds", seconds), step.get("why", ""))
