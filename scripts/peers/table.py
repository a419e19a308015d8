"""Results as CSV, which keeps the rows of earlier runs, and as a table in the terminal."""

import csv

COLUMNS = ("item", "problem", "tool", "verdict", "seconds", "limit", "note")


def read(path):
    """The rows of an earlier run by (item, problem, tool)."""
    if not path.exists():
        return {}
    with path.open(newline="", encoding="utf-8") as file:
        return {(row["item"], row["problem"], row["tool"]): row for row in csv.DictReader(file)}


def row(problem, tool, outcome, limit):
    """One line of the CSV."""
    seconds = "" if outcome.seconds is None else f"{outcome.seconds:.6f}"
    note = " ".join(outcome.note.split())[:80]
    return dict(zip(COLUMNS, (problem.name, str(problem.holds).lower(), tool, outcome.verdict,
                              seconds, f"{limit:g}", note)))


def write(path, rows, items):
    """Writes all rows in the order of the suite."""
    order = {item.name: place for place, item in enumerate(items)}
    known = [key for key in rows if key[0] in order]
    known.sort(key=lambda key: (order[key[0]], key[1] != "true", key[2]))
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows[key] for key in known)


def decides(row):
    """Whether the verdict is the true one."""
    return row is not None and row["verdict"] == {"true": "proved", "false": "refuted"}[row["problem"]]


def cell(row):
    """A verdict with its seconds, marked where it is wrong."""
    if row is None:
        return "-"
    wrong = {"true": "refuted", "false": "proved"}[row["problem"]]
    mark = " WRONG" if row["verdict"] == wrong else ""
    shown = row["verdict"] in ("proved", "refuted", "certified") and row["seconds"]
    return row["verdict"] + (f" {row['seconds']} s" if shown else "") + mark


def show(rows, items, tools):
    """A table of problems against tools, and how many each tool decided."""
    head = ["problem", *tools]
    lines, decided = [], dict.fromkeys(tools, 0)
    for item in items:
        for problem in ("true", "false"):
            found = [rows.get((item.name, problem, tool)) for tool in tools]
            right = {"true": "proved", "false": "refuted"}[problem]
            for tool, one in zip(tools, found):
                decided[tool] += one is not None and one["verdict"] == right
            lines.append([f"{item.name} ({problem})", *map(cell, found)])
    lines.append([f"decided of {2 * len(items)}", *(str(decided[tool]) for tool in tools)])
    widths = [max(len(line[i]) for line in [head, *lines]) for i in range(len(head))]
    for line in [head, *lines]:
        print("  ".join(part.ljust(width) for part, width in zip(line, widths)).rstrip())
