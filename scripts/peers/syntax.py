"""The plain syntax of statements and domains: text to nested tuples.

A term is ("number", Fraction), ("variable", name), ("pi",), ("neg", a), (op, a, b) with op one of
+ - * / ^, or (function, a...). A relation is (rel, left, right).
"""

import re
from fractions import Fraction

FUNCTIONS = {
    "exp": 1, "log": 1, "sqrt": 1, "sin": 1, "cos": 1, "sinh": 1, "cosh": 1, "tanh": 1, "atan": 1,
    "abs": 1, "min": 2, "max": 2,
}
RELATIONS = ("<=", ">=", "==", "<", ">")
TOKEN = re.compile(r"\s*(\d+(?:\.\d+)?|[A-Za-z_]\w*|<=|>=|==|[-+*/^()\[\],<>])")


class SyntaxProblem(ValueError):
    """Text that the plain syntax does not allow."""


class _Parser:
    def __init__(self, text):
        self.text, self.tokens, at = text, [], 0
        text = text.rstrip()
        while at < len(text):
            match = TOKEN.match(text, at)
            if not match:
                raise SyntaxProblem(f"unknown character at {text[at:]!r}")
            self.tokens.append(match.group(1))
            at = match.end()
        self.at = 0

    def peek(self):
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def take(self, wanted=None):
        token = self.peek()
        if not token or (wanted and token != wanted):
            raise SyntaxProblem(f"found {token or 'the end'!r}, expected {wanted or 'more'} "
                                f"in {self.text!r}")
        self.at += 1
        return token

    def sum(self):
        left = self.product()
        while self.peek() in ("+", "-"):
            left = (self.take(), left, self.product())
        return left

    def product(self):
        left = self.signed()
        while self.peek() in ("*", "/"):
            left = (self.take(), left, self.signed())
        return left

    def signed(self):
        if self.peek() == "-":
            self.take()
            return ("neg", self.signed())
        base = self.atom()
        if self.peek() == "^":
            self.take()
            return ("^", base, self.signed())
        return base

    def atom(self):
        token = self.take()
        if token[0].isdigit():
            return ("number", Fraction(token))
        if token == "(":
            inner = self.sum()
            self.take(")")
            return inner
        if token == "pi":
            return ("pi",)
        if token in FUNCTIONS:
            self.take("(")
            arguments = [self.sum()]
            while self.peek() == ",":
                self.take()
                arguments.append(self.sum())
            self.take(")")
            if len(arguments) != FUNCTIONS[token]:
                raise SyntaxProblem(f"{token} takes {FUNCTIONS[token]} arguments in {self.text!r}")
            return (token, *arguments)
        if token[0].isalpha():
            return ("variable", token)
        raise SyntaxProblem(f"found {token!r}, expected a term in {self.text!r}")

    def relation(self):
        left = self.sum()
        if self.peek() not in RELATIONS:
            raise SyntaxProblem(f"found {self.peek()!r}, expected a relation in {self.text!r}")
        return (self.take(), left, self.sum())


def parse_statement(text):
    """The relation that text states."""
    parser = _Parser(text)
    relation = parser.relation()
    if parser.peek():
        raise SyntaxProblem(f"found {parser.peek()!r}, expected the end of {text!r}")
    return relation


def parse_domain(text):
    """(box, hypotheses): box maps each name to its two exact ends."""
    parser, box, hypotheses = _Parser(text), {}, []
    while True:
        if parser.tokens[parser.at + 1 : parser.at + 2] == ["in"]:
            name = parser.take()
            parser.take("in")
            parser.take("[")
            low = constant(parser.sum())
            parser.take(",")
            box[name] = (low, constant(parser.sum()))
            parser.take("]")
        else:
            hypotheses.append(parser.relation())
        if not parser.peek():
            return box, hypotheses
        parser.take(",")


def constant(term):
    """The exact value of a term of numbers and + - * / alone."""
    op = term[0]
    if op == "number":
        return term[1]
    if op == "neg":
        return -constant(term[1])
    if op in ("+", "-", "*", "/"):
        a, b = constant(term[1]), constant(term[2])
        return {"+": a.__add__, "-": a.__sub__, "*": a.__mul__, "/": a.__truediv__}[op](b)
    raise SyntaxProblem(f"{op} in a constant")


def operators(term):
    """The set of operators and functions in a term or relation."""
    if not isinstance(term, tuple) or term[0] in ("number", "variable"):
        return set()
    return {term[0]}.union(*(operators(part) for part in term[1:]))
