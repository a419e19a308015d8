"""Runs a program within limits and says what it printed and how much processor time it took."""

import os
import resource
import signal
import subprocess
import tempfile
import time
from dataclasses import dataclass

MEMORY = 4 << 30  # bytes of address space
WALL = 5  # a run may take this many times its processor time limit on the clock


@dataclass(frozen=True)
class Run:
    """What a finished or ended run printed, its processor seconds, and whether it was cut off."""

    output: str
    seconds: float
    cut: bool


def run(command, limit, text="", memory=MEMORY):
    """Runs command with text on its standard input for at most limit processor seconds."""

    def limits():
        resource.setrlimit(resource.RLIMIT_CPU, (int(limit) + 1, int(limit) + 2))
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))

    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as printed:
        given.write(text.encode())
        given.seek(0)
        process = subprocess.Popen(command, stdin=given, stdout=printed, stderr=subprocess.STDOUT,
                                   preexec_fn=limits, start_new_session=True)
        end = time.monotonic() + WALL * limit + 10
        while True:
            ended, status, usage = os.wait4(process.pid, os.WNOHANG)
            if ended:
                break
            if time.monotonic() > end:
                os.killpg(process.pid, signal.SIGKILL)
            time.sleep(0.005)
        process.returncode = status
        printed.seek(0)
        output = printed.read(1 << 20).decode(errors="replace")
    seconds = usage.ru_utime + usage.ru_stime
    cut = os.WIFSIGNALED(status) and os.WTERMSIG(status) in (signal.SIGXCPU, signal.SIGKILL)
    return Run(output, seconds, cut or seconds >= limit)
