"""What every peer offers: whether it is there, what its start costs, and its verdicts."""

import shutil
import statistics
from dataclasses import dataclass

from .process import run

SHORT = 0.1  # seconds; a shorter run is repeated and the median of its times taken
NOISE = 0.02  # seconds; a difference of two runs below this says nothing


@dataclass(frozen=True)
class Outcome:
    """A verdict (proved, refuted, undecided, time, unsupported, error) and its seconds."""

    verdict: str
    seconds: float | None = None
    note: str = ""


class Unsupported(ValueError):
    """The peer's language lacks something that the problem needs."""


class Peer:
    """A program that is run once a problem; judge() is each peer's own."""

    name = ""
    program = ""
    repeats = 5  # of a short run

    def __init__(self):
        self.start_up = 0.0

    def available(self):
        return shutil.which(self.program) is not None

    def measure_start_up(self):
        """The median processor time of trivial goals, subtracted from every later time."""
        times = [self.trivial().seconds for _ in range(2 * self.repeats)]
        self.start_up = statistics.median(times)

    def trivial(self):
        raise NotImplementedError

    def judge(self, problem, limit):
        raise NotImplementedError

    def run(self, command, limit, text=""):
        """A run whose start-up is not limited, and its seconds by the peer's own account."""
        result = run(command, limit + self.start_up, text)
        times = [self.seconds(result)]
        while times[0] < SHORT and len(times) < self.repeats:
            times.append(self.seconds(run(command, limit + self.start_up, text)))
        return result, statistics.median(times)

    def seconds(self, result):
        """Processor time without the start-up; where that is too short to tell from the start-up,
        by the peer's own clock if it has one."""
        seconds = max(result.seconds - self.start_up, 0.0)
        own = None if result.cut or seconds >= NOISE else self.own_clock(result.output)
        return seconds if own is None else own

    def own_clock(self, output):
        """The seconds that the peer printed, if it does."""
        return None
