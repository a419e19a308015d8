"""Coq-Interval: the statement as a lemma, proved by the `interval` tactic at growing depth."""

import re
import tempfile
from pathlib import Path

from .peer import Outcome, Peer
from .syntax import SyntaxProblem, constant

DEPTHS = (5, 10, 15, 20, 30, 50)
HEAD = "From Coq Require Import Reals.\nFrom Interval Require Import Tactic.\nOpen Scope R_scope.\n"
FUNCTIONS = {
    "exp": "exp", "log": "ln", "sqrt": "sqrt", "sin": "sin", "cos": "cos", "atan": "atan",
    "abs": "Rabs",
}


def text(term):
    """The term in Coq's syntax; the tactic knows no hyperbolic functions, min and max."""
    op, parts = term[0], term[1:]
    if op == "number":
        value = parts[0]
        return f"{value}" if value.denominator == 1 else f"({value})"
    if op == "variable":
        return parts[0]
    if op == "pi":
        return "PI"
    if op == "^":
        try:
            n = constant(parts[1])
            if n.denominator == 1 and n > 0:
                return f"({text(parts[0])} ^ {n})"
        except SyntaxProblem:
            pass
        return f"(exp ({text(parts[1])} * ln {text(parts[0])}))"
    values = [text(part) for part in parts]
    if op == "neg":
        return f"(- {values[0]})"
    if op in ("+", "-", "*", "/"):
        return f"({values[0]} {op} {values[1]})"
    return composed(op, *values)


def composed(op, a, b=None):
    if op in ("min", "max"):
        sign = "-" if op == "min" else "+"
        return f"((({a} + {b}) {sign} Rabs ({a} - {b})) / 2)"
    if op == "tanh":
        return f"(1 - 2 / (exp (2 * {a}) + 1))"
    if op in ("sinh", "cosh"):
        return f"((exp {a} {'+' if op == 'cosh' else '-'} exp (- {a})) / 2)"
    return f"({FUNCTIONS[op]} {a})"


def lemma(problem, options):
    """A file that proves the problem, or fails."""
    names = list(problem.box)
    rel, left, right = problem.relation
    left, right = (left, right) if rel in (">", ">=") else (right, left)
    premises = [f"{text(('number', low))} <= {name} <= {text(('number', high))}"
                for name, (low, high) in problem.box.items()]
    premises += [f"{text(a)} {hyp} {text(b)}" for hyp, a, b in problem.hypotheses]
    goal = f"0 {'<' if rel in ('<', '>') else '<='} {text(left)} - {text(right)}"
    tactics = " | ".join(f"interval with ({options}, i_depth {depth})" for depth in DEPTHS)
    return (f"{HEAD}Lemma claim : forall {' '.join(names)} : R, "
            f"{' -> '.join([*premises, goal])}.\n"
            f"Proof. intros. time first [ {tactics} ]. Time Qed.\n")


class Coq(Peer):
    """The quickest of three ways to evaluate: natural form, first derivative, Taylor models."""

    name = "coq-interval"
    program = "coqc"
    repeats = 1  # its start takes longer than any short proof

    def prove(self, script, limit):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "claim.v"
            path.write_text(script, encoding="utf-8")
            return self.run(["coqc", "-q", str(path)], limit)

    def available(self):
        return super().available() and "Error" not in self.trivial().output

    def seconds(self, result):
        """Coq's own measure of tactic and Qed, finer than the difference from its start-up."""
        measured = re.findall(r"\((\d+\.?\d*)u,", result.output)
        return sum(map(float, measured)) if measured else super().seconds(result)

    def trivial(self):
        return self.prove(f"{HEAD}Lemma claim : 0 <= 1.\nProof. interval. Qed.\n", 60)[0]

    def judge(self, problem, limit):
        if not problem.holds:
            return Outcome("unsupported", None, "proves only")
        bisect = ", ".join(f"i_bisect {name}" for name in problem.box)
        first = next(iter(problem.box))
        ways = [bisect, f"{bisect}, i_autodiff {first}", f"{bisect}, i_taylor {first}"]
        best, cut = None, False
        for options in ways:
            # A later way gets only as long as the best so far took.
            result, seconds = self.prove(lemma(problem, options), best.seconds if best else limit)
            cut = cut or result.cut
            if result.cut or "No applicable tactic" in result.output:
                continue
            if "Error" in result.output:
                return Outcome("error", seconds, result.output)
            if best is None or seconds < best.seconds:
                best = Outcome("proved", seconds, options)
        return best or Outcome("time" if cut else "undecided", limit if cut else None)
