#!/usr/bin/env python3
"""Reads exported graphs back with the programs that they are written for, and compares them with what SPARQL says.

    check_graphs.py STORE_DUMP.nq FOLDER

FOLDER has for each VIEW of truth.py the files VIEW.gexf, VIEW.dynamic.gexf, VIEW.graphml, VIEW.cyjs, VIEW.dot,
VIEW.nodes.csv and VIEW.edges.csv. Nodes, edges, weights, attributes, dates and spells must be those that truth.py makes of
the dump; numbers that it cannot tell, the measures, must be the same in all formats. GEXF must be valid against its schema
(https://gexf.net/schema.html), which knows nothing of looks, so these are left out. Exits 1 and lists what is wrong.
"""

import pathlib
import sys
import xml.etree.ElementTree as ElementTree

import xmlschema

from asking import Dump
from reading import READERS
from graphs import differences
from truth import OF_EDGES, OF_NODES, VIEWS, Truth

SCHEMA = pathlib.Path(__file__).with_name("gexf-1.3") / "gexf.xsd"
LOOKS = "{http://gexf.net/1.3/viz}"
#: Of a long list of differences, how many are shown.
SHOWN = 20


def main(dump, folder):
    truth = Truth(Dump(dump))
    schema = xmlschema.XMLSchema(SCHEMA)
    wrong = 0
    for view in VIEWS:
        found = check_view(truth.graph(view), pathlib.Path(folder) / view)
        for ending in (".gexf", ".dynamic.gexf"):
            path = pathlib.Path(folder) / f"{view}{ending}"
            found += [f"{path.name} against its schema: {fault}" for fault in schema_faults(schema, path)]
        for line in found[:SHOWN]:
            print(f"error: {line}", file=sys.stderr)
        if len(found) > SHOWN:
            print(f"error: {view}: and {len(found) - SHOWN} more", file=sys.stderr)
        wrong += len(found)
    return 1 if wrong else 0


def check_view(expected, stem):
    """What the readers of one view find otherwise than expected."""
    found, names_of_nodes = [], OF_NODES
    weight = sum(told["weight"] for told in expected.edges.values())
    for reader, ending, read in READERS:
        path = stem.with_name(stem.name + ending)
        try:
            graph = read(path)
        except Exception as error:  # whatever a reader says, it is our file's fault
            found.append(f"{path.name} in {reader}: {error!r}")
            continue
        if not expected.edges:
            graph.directed = expected.directed
        if names_of_nodes is OF_NODES:
            names_of_nodes = OF_NODES + learnt(expected, graph)
        with_spells = ("spells",) if (reader, ending) == ("networkx", ".dynamic.gexf") else ()
        differs = differences(expected, graph, names_of_nodes + with_spells, OF_EDGES + with_spells)
        found += [f"{path.name} in {reader}: {difference}" for difference in differs]
    print(f"{stem.name}: {len(expected.nodes)} nodes, {len(expected.edges)} edges, weight {weight:g}")
    return found


def learnt(expected, graph):
    """Takes over, from the first file that is read, the numbers that SPARQL does not tell, and gives their names."""
    names = set()
    for node, told in graph.nodes.items():
        numbers = {name: value for name, value in told.items() if isinstance(value, (int, float))}
        measures = {name: value for name, value in numbers.items() if name not in OF_NODES}
        expected.nodes.get(node, {}).update(measures)
        names |= measures.keys()
    return tuple(sorted(names))


def schema_faults(schema, path):
    tree = ElementTree.parse(path)
    for element in tree.iter():
        for look in [child for child in element if child.tag.startswith(LOOKS)]:
            element.remove(look)
    return [error.reason for error in schema.iter_errors(tree)]


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
