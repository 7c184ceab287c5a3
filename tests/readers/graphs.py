"""Graphs as all readers can tell them, and how two of them differ."""

import math
from dataclasses import dataclass, field


@dataclass
class Graph:
    """Nodes by id, edges by their ends and kind, each with its attributes. Absent ones are not among these."""

    directed: bool
    nodes: dict = field(default_factory=dict)
    edges: dict = field(default_factory=dict)
    #: What no graph may have.
    faults: list = field(default_factory=list)

    def add_node(self, node, attributes):
        if node in self.nodes:
            self.faults.append(f"node {node} comes twice")
        self.nodes[node] = present(attributes)

    def add_edge(self, source, target, attributes):
        attributes = present(attributes)
        ends = (source, target) if self.directed else tuple(sorted((source, target)))
        edge = (*ends, attributes.get("kind"))
        if edge in self.edges:
            self.faults.append(f"edge {edge} comes twice")
        if not {source, target} <= self.nodes.keys():
            self.faults.append(f"edge {edge} lacks a node")
        self.edges[edge] = attributes


def present(attributes):
    """Attributes without those that have no value, whichever way a reader says so."""
    absent = lambda value: value is None or value == "" or (isinstance(value, float) and math.isnan(value))
    return {name: value for name, value in attributes.items() if not absent(value)}


def differences(expected, read, names_of_nodes, names_of_edges):
    """What a graph that was read has otherwise than expected, in the attributes of these names."""
    found = expected.faults + read.faults
    if expected.directed != read.directed:
        found.append(f"directed is {read.directed}, not {expected.directed}")
    for what, ours, theirs, names in (
        ("node", expected.nodes, read.nodes, names_of_nodes),
        ("edge", expected.edges, read.edges, names_of_edges),
    ):
        found += [f"{what} {key} is missing" for key in ours.keys() - theirs.keys()]
        found += [f"{what} {key} should not be there" for key in theirs.keys() - ours.keys()]
        for key in ours.keys() & theirs.keys():
            for name in names:
                value, other = ours[key].get(name), theirs[key].get(name)
                if not same(value, other):
                    found.append(f"{what} {key}: {name} is {other!r}, not {value!r}")
    return found


def same(expected, read):
    """Whether a value was read as expected. Formats without types and lists have texts in their place."""
    if expected is None or read is None:
        return expected is read
    if isinstance(expected, bool):
        return str(read).lower() == str(expected).lower()
    if isinstance(expected, (int, float)):
        return math.isclose(float(read), expected, rel_tol=1e-9, abs_tol=1e-12)
    if isinstance(expected, list):
        return read == (expected if isinstance(read, list) else "; ".join(expected))
    return read == expected
