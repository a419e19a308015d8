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


class Engines(Peer):
    """Gradus' engines without the program around them, by the benchmark's own clock: all in order,
    as the program asks them, or the certifier alone."""

    def __init__(self, benchmark, part):
        super().__init__()
        self.benchmark, self.part = benchmark, part
        self.name = f"gradus-{part}"

    def available(self):
        return os.access(self.benchmark, os.X_OK)

    def measure_start_up(self):
        pass  # in none of the times

    def judge(self, problem, limit):
        name = f"{self.part}/{problem.name}" + ("" if problem.holds else "/false")
        result = run([self.benchmark, f"--benchmark_filter=^{name}/manual_time$",
                      "--benchmark_format=json", "--benchmark_min_time=0.02"], limit)
        try:
            measured, = json.loads(result.output[result.output.index("{"):])["benchmarks"]
        except (ValueError, KeyError):
            return Outcome("time" if result.cut else "error", None, result.output)
        if "error_message" in measured:
            return Outcome("undecided", None, measured["error_message"])
        verdict = "proved" if problem.holds else "refuted"
        return Outcome(verdict, measured["real_time"] * UNITS[measured["time_unit"]])


UNITS = {"ns": 1e-9, "us": 1e-6, "ms": 1e-3}


def step(output):
    """The only step of the program's JSON, empty where the output is something else."""
    try:
        return json.loads(output)["steps"][0]
    except (ValueError, KeyError, IndexError):
        return {}
