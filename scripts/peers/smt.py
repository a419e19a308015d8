"""z3 and cvc5: the problem as SMT-LIB; no model of the negation means that it holds."""

from .peer import Outcome, Peer, Unsupported
from .syntax import SyntaxProblem, constant, operators

TRANSCENDENTAL = {"exp", "log", "sin", "cos", "sinh", "cosh", "tanh", "atan", "pi"}


class Translation:
    """SMT-LIB terms; what has no symbol of its own becomes a new unknown with its equation."""

    def __init__(self, symbols):
        self.symbols, self.facts, self.unknowns = symbols, [], []

    def unknown(self):
        self.unknowns.append(f"u!{len(self.unknowns)}")
        return self.unknowns[-1]

    def number(self, value):
        text = f"{abs(value.numerator)}.0"
        if value.denominator != 1:
            text = f"(/ {text} {value.denominator}.0)"
        return f"(- {text})" if value < 0 else text

    def term(self, term):
        op, parts = term[0], term[1:]
        if op == "number":
            return self.number(parts[0])
        if op == "variable":
            return parts[0]
        if op == "pi":
            return self.symbol("pi")
        if op == "^":
            return self.power(*parts)
        values = [self.term(part) for part in parts]
        if op == "neg":
            return f"(- {values[0]})"
        if op in ("+", "-", "*", "/"):
            return f"({op} {values[0]} {values[1]})"
        return self.function(op, *values)

    def symbol(self, op):
        if op not in self.symbols:
            raise Unsupported(f"no {op}")
        return self.symbols[op]

    def function(self, op, a, b=None):
        if op == "abs":
            return f"(ite (>= {a} 0.0) {a} (- {a}))"
        if op in ("min", "max"):
            return f"(ite ({'<=' if op == 'min' else '>='} {a} {b}) {a} {b})"
        if op == "sqrt":
            return self.root(a, 2)
        if op == "log":
            result = self.unknown()
            self.facts.append(f"(= ({self.symbol('exp')} {result}) {a})")
            return result
        if op in ("sinh", "cosh", "tanh"):
            exp = self.symbol("exp")
            if op == "tanh":
                return f"(- 1.0 (/ 2.0 (+ ({exp} (* 2.0 {a})) 1.0)))"
            sign = "+" if op == "cosh" else "-"
            return f"(/ ({sign} ({exp} {a}) ({exp} (- {a}))) 2.0)"
        return f"({self.symbol(op)} {a})"

    def root(self, a, degree):
        result = self.unknown()
        self.facts += [f"(>= {result} 0.0)", f"(= {self.whole_power(result, degree)} {a})"]
        return result

    def whole_power(self, a, n):
        if n < 0:
            return f"(/ 1.0 {self.whole_power(a, -n)})"
        return {0: "1.0", 1: a}.get(n) or f"(* {' '.join([a] * n)})"

    def power(self, base, exponent):
        a = self.term(base)
        try:
            n = constant(exponent)
        except SyntaxProblem:
            log = self.function("log", a)
            return f"({self.symbol('exp')} (* {self.term(exponent)} {log}))"
        a = a if n.denominator == 1 else self.root(a, n.denominator)
        return self.whole_power(a, n.numerator)

    def relation(self, relation):
        rel, left, right = relation
        return f"({'=' if rel == '==' else rel} {self.term(left)} {self.term(right)})"


def translate(problem, symbols):
    """The script that asks for a point of the domain at which the statement fails."""
    translation = Translation(symbols)
    facts = []
    for name, (low, high) in problem.box.items():
        facts.append(f"(<= {translation.number(low)} {name} {translation.number(high)})")
    facts += [translation.relation(hypothesis) for hypothesis in problem.hypotheses]
    facts.append(f"(not {translation.relation(problem.relation)})")
    facts += translation.facts
    relations = [problem.relation, *problem.hypotheses]
    rich = set().union(*(operators(relation) for relation in relations)) & TRANSCENDENTAL
    rich = rich or any("exp" in fact for fact in facts)
    lines = [f"(set-logic {'QF_NRAT' if rich else 'QF_NRA'})"]
    lines += [f"(declare-const {name} Real)" for name in [*problem.box, *translation.unknowns]]
    lines += [f"(assert {fact})" for fact in facts]
    return "\n".join([*lines, "(check-sat)", ""])


class Smt(Peer):
    """A solver that reads SMT-LIB on its standard input."""

    symbols = {}

    def command(self):
        raise NotImplementedError

    def trivial(self):
        script = "(set-logic QF_NRA)\n(declare-const x Real)\n(assert (> x 1.0))\n(check-sat)\n"
        return self.run(self.command(), 10, script)[0]

    def judge(self, problem, limit):
        script = translate(problem, self.symbols)
        result, seconds = self.run(self.command(), limit, script)
        words = result.output.split()
        answer = words[0] if words else ""
        verdicts = {"unsat": "proved", "sat": "refuted", "unknown": "undecided"}
        if answer in verdicts:
            return Outcome(verdicts[answer], seconds)
        return Outcome("time", seconds) if result.cut else Outcome("error", seconds, result.output)


class Z3(Smt):
    name = program = "z3"

    def command(self):
        return ["z3", "-in"]


class Cvc5(Smt):
    name = program = "cvc5"
    symbols = {"exp": "exp", "sin": "sin", "cos": "cos", "atan": "arctan", "pi": "real.pi"}

    def command(self):
        return ["cvc5", "--lang=smt2", "--quiet", "-"]
