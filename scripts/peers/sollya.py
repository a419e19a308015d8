"""Sollya, in one variable: branch and bound over its interval evaluation, in mean-value form."""

from .peer import Outcome, Peer, Unsupported

# evaluate(f, I) encloses f on I; each end of the enclosures is rounded outwards.
SEARCH = """
verbosity = 0!;
display = decimal!;
prec = 64!;
f = {difference};
g = diff(f);
procedure search(low, high) {{
  var stack, box, c, point, value, more, verdict;
  stack = [|[low; high]|];
  verdict = "proved";
  while (stack != [||] && verdict == "proved") do {{
    box = head(stack);
    stack = tail(stack);
    c = mid(box);
    value = evaluate(f, box);
    if (!(inf(value) {holds} 0)) then {{
      point = evaluate(f, [c]);
      if (sup(point) {fails} 0) then verdict = "refuted"
      else {{
        value = point + evaluate(g, box) * (box - [c]);
        if (!(inf(value) {holds} 0)) then {{
          if (sup(box) - inf(box) < 2^(-60)) then verdict = "undecided"
          else stack = [c; sup(box)] .: ([inf(box); c] .: stack);
        }};
      }};
    }};
  }};
  return verdict;
}};
answer = "";
seconds = time({{ answer = search({low}, {high}); }});
print(seconds, answer);
"""


def text(term):
    """The term in Sollya's syntax."""
    op, parts = term[0], term[1:]
    if op == "number":
        return f"({parts[0]})"
    if op == "variable":
        return "_x_"
    if op == "pi":
        return "pi"
    if op in ("min", "max"):
        raise Unsupported(f"no {op}")
    values = [text(part) for part in parts]
    if op == "neg":
        return f"(-{values[0]})"
    if len(values) == 2:
        return f"({values[0]} {op} {values[1]})"
    return f"{op}({values[0]})"


class Sollya(Peer):
    name = program = "sollya"

    def trivial(self):
        return self.run(["sollya"], 10, "print(evaluate(exp(_x_), [0; 1]));\nquit;\n")[0]

    def own_clock(self, output):
        words = output.split()
        return float(words[-2]) if len(words) > 1 else None

    def judge(self, problem, limit):
        if len(problem.box) != 1 or problem.hypotheses:
            raise Unsupported("one variable, no hypotheses")
        (low, high), = problem.box.values()
        rel, left, right = problem.relation
        left, right = (left, right) if rel in (">", ">=") else (right, left)
        strict = rel in ("<", ">")
        script = SEARCH.format(difference=text(("-", left, right)), low=f"({low})",
                               high=f"({high})", holds=">" if strict else ">=",
                               fails="<=" if strict else "<")
        result, seconds = self.run(["sollya"], limit, script + "quit;\n")
        words = result.output.split()
        if words and words[-1] in ("proved", "refuted", "undecided"):
            return Outcome(words[-1], seconds)
        return Outcome("time", seconds) if result.cut else Outcome("error", seconds, result.output)
