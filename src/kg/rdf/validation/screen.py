"""Finds, for a shape of SHACL Core, the resources that may not conform, with the store's own queries.

pyshacl takes milliseconds for each resource, a query of the store microseconds; and nearly all resources
conform. So the store names the suspects and pyshacl judges them. A suspect may turn out innocent, but no
guilty one may be missed: what is not known here makes every resource a suspect. The patterns follow the
SPARQL definitions of the constraint components in https://www.w3.org/TR/shacl/#core-components.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pyoxigraph import BlankNode, NamedNode

from kg.rdf.namespaces import EXTERNAL
from kg.rdf.validation.shapes import SH, TYPE, Node, Shapes, Term

_XSD = EXTERNAL["xsd"]
_DAY = (
    r"((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))"
)
_FORMS = {
    "string": "",
    "integer": r"^[+-]?[0-9]+$",
    "decimal": r"^[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)$",
    "gYear": r"^[0-9]{4}$",
    "gYearMonth": r"^[0-9]{4}-(0[1-9]|1[0-2])$",
    "date": rf"^[0-9]{{4}}-{_DAY}$",
}
"""Of literals of a datatype, those surely well-formed; any other is suspect."""

_SAYS_NOTHING = {
    TYPE.value,
    *(SH + name for name in ("path", "name", "description", "message", "severity", "flags", "property")),
    *(SH + name for name in ("targetClass", "targetSubjectsOf", "minCount", "maxCount")),
}
_NEVER = "false"


@dataclass(frozen=True, slots=True)
class Pattern:
    """A SPARQL pattern that holds of `?this` when it is suspect, and what must hold of all its solutions.

    `of_all` says the same in a way that is faster where all resources are checked.
    """

    where: str
    having: str = ""
    of_all: str = ""

    def select(self, resources: str) -> str:
        """Return the query for those of some resources that are suspect."""
        return self._select(f"{resources} {self.where}")

    def select_of_all(self, resources: str) -> str:
        """Return the query for those of all resources of a target that are suspect."""
        return self._select(f"{resources} {self.of_all or self.where}")

    def _select(self, where: str) -> str:
        if self.having:
            return f"SELECT ?this WHERE {{ {where} }} GROUP BY ?this HAVING ({self.having})"
        return f"SELECT DISTINCT ?this WHERE {{ {where} }}"


EVERY_RESOURCE = Pattern("")
"""Makes every resource a suspect."""


class Screen:
    """The suspicion of each core shape, as SPARQL patterns of `?this`."""

    def __init__(self, shapes: Shapes) -> None:
        self._shapes = shapes

    def suspicions(self, shape: Node) -> Iterator[Pattern]:
        """Yield the patterns of which at least one holds of every resource that does not conform."""
        for part in (shape, *self._shapes.nodes(shape, SH + "property")):
            yield from self._of_values(part)
            yield from self._of_sets(part)

    def _of_values(self, shape: Node) -> Iterator[Pattern]:
        constraints = list(self._constraints(shape))
        if any(name not in _KNOWN for name, _ in constraints):
            yield EVERY_RESOURCE
        elif constraints:
            good = " && ".join(self._good(shape, *each) for each in constraints)
            yield Pattern(f"{self._reach(shape, 'value')} FILTER (!({good}))")

    def _of_sets(self, shape: Node) -> Iterator[Pattern]:
        for name, build in _OF_SETS.items():
            for value in self._shapes.values(shape, SH + name):
                yield build(self, shape, value)

    def _constraints(self, shape: Node) -> Iterator[tuple[str, Term]]:
        own = (triple for triple in self._shapes.described(shape) if triple[0] == shape)
        for _, predicate, value in own:
            name = predicate.value
            if name not in _SAYS_NOTHING and name.removeprefix(SH) not in _OF_SETS:
                yield name.removeprefix(SH), value

    def _good(self, shape: Node, name: str, value: Term) -> str:
        """Return the condition that `?value` surely keeps to the constraint."""
        if name == "or" and isinstance(value, BlankNode):
            members = [each for each in self._shapes.items(value) if isinstance(each, NamedNode | BlankNode)]
            return f"({' || '.join(map(self._all_good, members))})"
        if name == "in" and isinstance(value, BlankNode):
            same = [f"sameTerm(?value, {each})" for each in self._shapes.items(value)]
            return f"({' || '.join(same)})"
        if name == "pattern":
            flags = self._shapes.values(shape, SH + "flags")
            given = f", {flags[0]}" if flags else ""
            return f"COALESCE(REGEX(STR(?value), {value}{given}), false)"
        return _GOOD[name](value) if name in _GOOD else _NEVER

    def _all_good(self, shape: Node) -> str:
        if any(self._shapes.values(shape, SH + name) for name in (*_OF_SETS, "property", "path")):
            return _NEVER
        return f"({' && '.join(self._good(shape, *each) for each in self._constraints(shape)) or 'true'})"

    def _reach(self, shape: Node, variable: str) -> str:
        path = self._shapes.nodes(shape, SH + "path")
        if not path:
            return f"BIND (?this AS ?{variable})"
        return f"?this {self.path(path[0])} ?{variable} ."

    def path(self, node: Node) -> str:
        """Return a SHACL property path as SPARQL (https://www.w3.org/TR/shacl/#property-paths)."""
        if isinstance(node, NamedNode):
            return f"<{node.value}>"
        for name, mark in (("zeroOrMorePath", "*"), ("oneOrMorePath", "+"), ("zeroOrOnePath", "?")):
            for inner in self._shapes.nodes(node, SH + name):
                return f"({self.path(inner)}){mark}"
        for inner in self._shapes.nodes(node, SH + "inversePath"):
            return f"^({self.path(inner)})"
        alternatives = self._shapes.nodes(node, SH + "alternativePath")
        members = self._shapes.items(alternatives[0] if alternatives else node)
        steps = [self.path(each) for each in members if isinstance(each, NamedNode | BlankNode)]
        return f"({('|' if alternatives else '/').join(steps)})"

    def _too_few(self, shape: Node, least: Term) -> Pattern:
        if least.value == "1":
            (path,) = self._shapes.nodes(shape, SH + "path")
            of_all = f"MINUS {{ {self._reach(shape, 'value')} }}" if isinstance(path, NamedNode) else ""
            return Pattern(f"FILTER (!{self._leads_on('this', path)})", of_all=of_all)
        names = [f"value{number}" for number in range(int(least.value))]
        reached = " ".join(self._reach(shape, name) for name in names)
        return Pattern(f"FILTER NOT EXISTS {{ {reached} {_all_different(names)} }}")

    def _leads_on(self, start: str, path: Node) -> str:
        """Return the condition that the path leads from `?start` to anything.

        Each step is within the one before, for the engine looks up single triples for each resource but joins
        several for all resources at once.
        """
        condition = ""
        steps = [each for each in self._shapes.items(path) if isinstance(each, NamedNode | BlankNode)] or [
            path
        ]
        for number, step in reversed(list(enumerate(steps, start=1))):
            here = f"?step{number - 1}" if number > 1 else f"?{start}"
            condition = f"EXISTS {{ {here} {self.path(step)} ?step{number} {condition} }}"
            condition = condition if number == 1 else f"FILTER {condition}"
        return condition

    def _too_many(self, shape: Node, most: Term) -> Pattern:
        return Pattern(self._reach(shape, "value"), having=f"COUNT(*) > {int(most.value)}")

    def _repeats_a_language(self, shape: Node, unique: Term) -> Pattern:
        return Pattern(
            f"{self._reach(shape, 'one')} {self._reach(shape, 'two')} "
            f"FILTER ({unique} && !sameTerm(?one, ?two) && LCASE(LANG(?one)) = LCASE(LANG(?two)))"
        )

    def _not_less(self, shape: Node, other: Term) -> Pattern:
        return Pattern(
            f"{self._reach(shape, 'one')} ?this {other} ?two . FILTER (!COALESCE(?one < ?two, false))"
        )

    def _in_common(self, shape: Node, other: Term) -> Pattern:
        return Pattern(f"{self._reach(shape, 'one')} ?this {other} ?one .")


_OF_SETS: dict[str, Callable[[Screen, Node, Term], Pattern]] = {
    "minCount": Screen._too_few,
    "maxCount": Screen._too_many,
    "uniqueLang": Screen._repeats_a_language,
    "lessThan": Screen._not_less,
    "disjoint": Screen._in_common,
}


def _all_different(names: list[str]) -> str:
    pairs = [(one, two) for index, one in enumerate(names) for two in names[index + 1 :]]
    return "".join(f" FILTER (!sameTerm(?{one}, ?{two}))" for one, two in pairs)


def _of_datatype(value: Term) -> str:
    form = _FORMS.get(value.value.removeprefix(_XSD))
    if form is None:
        return _NEVER
    matches = f' && REGEX(STR(?value), "{form}")' if form else ""
    return f"(isLiteral(?value) && COALESCE(DATATYPE(?value) = {value}, false){matches})"


def _of_kind(value: Term) -> str:
    tests = {"IRI": "isIRI", "Literal": "isLiteral", "BlankNode": "isBlank"}
    allowed = [tests[kind] for kind in value.value.removeprefix(SH).split("Or") if kind in tests]
    return f"({' || '.join(f'{test}(?value)' for test in allowed)})" if allowed else _NEVER


_GOOD: dict[str, Callable[[Term], str]] = {
    "class": lambda value: f"EXISTS {{ ?value a {value} }}",
    "datatype": _of_datatype,
    "nodeKind": _of_kind,
    "minInclusive": lambda value: f"COALESCE(?value >= {value}, false)",
    "maxInclusive": lambda value: f"COALESCE(?value <= {value}, false)",
    "minLength": lambda value: f"COALESCE(STRLEN(STR(?value)) >= {value}, false)",
    "maxLength": lambda value: f"COALESCE(STRLEN(STR(?value)) <= {value}, false)",
}

_KNOWN = {*_GOOD, "or", "in", "pattern"}
