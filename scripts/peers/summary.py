"""What each tool of a table of results could not decide, as a page of Markdown."""

import math

UNABLE = ("undecided", "time", "error")
WORDS = {"z3": "z3", "cvc5": "cvc5", "sollya": "Sollya", "coq-interval": "Coq-Interval",
         "gradus": "Gradus", "gradus-judge": "all of Gradus' engines",
         "gradus-certifier": "the certifier alone"}
PEERS = ("z3", "cvc5", "sollya", "coq-interval")
TIMED = ("gradus-judge", "gradus-certifier")
RIGHT = {"true": "proved", "false": "refuted"}

HEAD = """# Which tools decide the certifier's suite

`scripts/peers-table >docs/peers.md` writes this page from `benchmarks/certify/peers.csv`, which
`scripts/compare-peers --csv` fills; [benchmarks/certify](../benchmarks/certify/README.md) says how
each tool is asked, and how long it may take. {items} inequalities that hold, and a false neighbour of
each. `proved` stands for Gradus' `proved` and `certified`.
"""


TIMES = """
## Time to a verdict

Geometric means of ratios of processor seconds, start-up not counted, over the problems that both
decide. Sollya and Coq-Interval are asked one question, whether the inequality holds on the box; the
certifier alone answers the same, but goes on from a point that fails to a simple one, which takes most of
its time on false problems. All engines together also look for a counterexample and for a proof for every
value first, and check both again.
"""


def listed(names):
    return ", ".join(f"`{name}`" for name in names) if names else "none"


class Summary:
    """Questions about the rows by (item, problem, tool)."""

    def __init__(self, rows, items):
        self.rows, self.items = rows, items

    def verdict(self, item, problem, tool):
        row = self.rows.get((item.name, problem, tool))
        return row["verdict"] if row else "not run"

    def decides(self, item, problem, tool):
        return self.verdict(item, problem, tool) == RIGHT[problem]

    def names(self, problem, holds):
        return [item.name for item in self.items if holds(item, problem)]

    def count_row(self, tool):
        cells = [WORDS[tool]]
        for problem in RIGHT:
            found = [self.verdict(item, problem, tool) for item in self.items]
            cells += [found.count(RIGHT[problem]), sum(map(found.count, UNABLE)),
                      found.count("unsupported"), found.count("not run")]
        wrong = [item.name for item in self.items for problem, right in RIGHT.items()
                 if self.verdict(item, problem, tool) in set(RIGHT.values()) - {right}]
        return "| " + " | ".join(map(str, [*cells, listed(wrong)])) + " |"

    def counts(self):
        head = ["tool", *["true: proved", "not decided", "not expressible", "not run"],
                *["false: refuted", "not decided", "not expressible", "not run"], "wrong"]
        yield "| " + " | ".join(head) + " |"
        yield "|" + "---|" * len(head)
        yield from map(self.count_row, (*PEERS, "gradus"))

    def seconds(self, item, problem, tool):
        return float(self.rows[item.name, problem, tool]["seconds"])

    def ratio_cells(self, peer, tool, problems):
        """How many problems both decide, and how many times as long the peer takes."""
        both = [(item, problem) for problem in problems for item in self.items
                if self.decides(item, problem, peer) and self.decides(item, problem, tool)]
        logs = [math.log(self.seconds(*one, peer) / self.seconds(*one, tool)) for one in both]
        return [str(len(both)), f"{math.exp(sum(logs) / len(logs)):.0f}" if logs else "-"]

    def times(self):
        head = ["against", "problems",
                *(cell for tool in TIMED for cell in ("both decide", f"times as fast: {WORDS[tool]}"))]
        yield "| " + " | ".join(head) + " |"
        yield "|" + "---|" * len(head)
        for peer in ("sollya", "coq-interval"):
            rows = []
            for problems in [[problem] for problem in RIGHT] + [list(RIGHT)]:
                cells = [cell for tool in TIMED for cell in self.ratio_cells(peer, tool, problems)]
                if set(cells) != {"0", "-"} and cells not in rows:
                    rows.append(cells)
                    yield "| " + " | ".join([WORDS[peer], " and ".join(problems), *cells]) + " |"

    def only_peers(self):
        """What Gradus does not decide and a peer does."""
        for problem in RIGHT:
            for item in self.items:
                able = [WORDS[tool] for tool in PEERS if self.decides(item, problem, tool)]
                if able and not self.decides(item, problem, "gradus"):
                    yield f"- `{item.name}` ({problem}): {', '.join(able)}"

    def only_gradus(self):
        """The true items that no peer proves."""
        return self.names("true", lambda item, problem: self.decides(item, problem, "gradus")
                          and not any(self.decides(item, problem, tool) for tool in PEERS))

    def of_peer(self, tool):
        """What it was asked, can express and does not decide, where Gradus does."""
        yield f"### {WORDS[tool]}\n"
        for problem, right in RIGHT.items():
            tried = self.names(problem, lambda item, p: self.verdict(item, p, tool) in UNABLE
                               and self.decides(item, p, "gradus"))
            yield f"Not {right}, though it can be asked ({len(tried)}): {listed(tried)}.\n"
        proved = self.names("true", lambda item, p: self.decides(item, p, tool))
        yield f"Proved ({len(proved)}): {listed(proved)}.\n"


def page(rows, items):
    s = Summary(rows, items)
    only = list(s.only_peers())
    alone = s.only_gradus()
    lines = [HEAD.format(items=len(items)), *s.counts(), TIMES, *s.times(), "\n## Decided by a peer, not by Gradus\n",
             *(only or ["Nothing in this suite."]),
             f"\n## Proved by Gradus alone\n\n{len(alone)} true items: {listed(alone)}.",
             "\n## Peer by peer, of what Gradus decides\n"]
    for tool in PEERS:
        lines += s.of_peer(tool)
    return "\n".join(lines).rstrip() + "\n"
