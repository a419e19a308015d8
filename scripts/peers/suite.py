"""Reads the suite: blocks of `key: value` lines, separated by empty lines."""

from dataclasses import dataclass

from .syntax import parse_domain, parse_statement


@dataclass(frozen=True)
class Problem:
    """One statement with its domain: an item as it stands, or its false neighbour."""

    name: str
    holds: bool
    statement: str
    where: str

    @property
    def relation(self):
        return parse_statement(self.statement)

    @property
    def box(self):
        return parse_domain(self.where)[0]

    @property
    def hypotheses(self):
        return parse_domain(self.where)[1]


@dataclass(frozen=True)
class Item:
    """An inequality true on its domain, and its false neighbour."""

    name: str
    true: Problem
    false: Problem
    witness: str
    tags: tuple
    source: str


def read_suite(path):
    """All items of the file, in order. ValueError says which block lacks what."""
    items = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if line and not line.startswith("#")]
        if lines:
            items.append(_item(dict(line.split(": ", 1) for line in lines)))
    names = [item.name for item in items]
    if len(set(names)) != len(names):
        raise ValueError("an id stands twice in the suite")
    return items


def _item(fields):
    missing = {"id", "true", "where", "false", "witness", "tags", "source"} - fields.keys()
    if missing:
        raise ValueError(f"{fields.get('id', fields)}: no {', '.join(sorted(missing))}")
    true = Problem(fields["id"], True, fields["true"], fields["where"])
    where = fields.get("false where", fields["where"])
    false = Problem(fields["id"], False, fields["false"], where)
    tags = tuple(tag.strip() for tag in fields["tags"].split(","))
    return Item(fields["id"], true, false, fields["witness"], tags, fields["source"])
