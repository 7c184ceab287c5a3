#!/usr/bin/env python3
"""Opens exported graphs with the programs that they are written for, and compares what these read.

    check_graphs.py PEOPLE.gexf PEOPLE.graphml [--xsd gexf.xsd]

The GEXF must open in networkx and be valid against the GEXF 1.3 schema (https://gexf.net/schema.html); the GraphML
must open in networkx and igraph; all three must agree on nodes, labels, edges and weights. Ends with 1 where they do
not. Without --xsd, and for readers that are not installed, the check is skipped with a message.
Needs: pip install networkx python-igraph xmlschema
"""

import argparse
import importlib
import importlib.util
import sys


def reader(module):
    """The module, or None with a message where it is not installed."""
    if importlib.util.find_spec(module) is None:
        print(f"skipped: {module} is not installed")
        return None
    return importlib.import_module(module)


def as_networkx_reads(graph):
    nodes = {node: data.get("label") for node, data in graph.nodes(data=True)}
    edges = {frozenset((a, b)): float(data["weight"]) for a, b, data in graph.edges(data=True)}
    return nodes, edges, graph.number_of_edges(), graph.is_directed()


def as_igraph_reads(graph):
    nodes = {vertex["id"]: vertex["label"] for vertex in graph.vs}
    name = lambda index: graph.vs[index]["id"]
    edges = {frozenset((name(edge.source), name(edge.target))): float(edge["weight"]) for edge in graph.es}
    return nodes, edges, graph.ecount(), graph.is_directed()


def check_reading(source, reading, problems):
    """What must hold of a reading by itself."""
    nodes, edges, count, directed = reading
    print(f"{source}: {len(nodes)} nodes, {count} edges, weight {sum(edges.values()):g}")
    if directed:
        problems.append(f"{source}: the graph is directed")
    if count != len(edges):
        problems.append(f"{source}: {count - len(edges)} edges come twice")
    if not all(nodes.values()):
        problems.append(f"{source}: a node has no label")
    if any(weight < 1 for weight in edges.values()):
        problems.append(f"{source}: an edge has a weight below 1")


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("gexf")
    arguments.add_argument("graphml")
    arguments.add_argument("--xsd", help="the GEXF 1.3 schema")
    given = arguments.parse_args()

    readings, problems = {}, []
    if networkx := reader("networkx"):
        readings["GEXF in networkx"] = as_networkx_reads(networkx.read_gexf(given.gexf))
        readings["GraphML in networkx"] = as_networkx_reads(networkx.read_graphml(given.graphml))
    if igraph := reader("igraph"):
        readings["GraphML in igraph"] = as_igraph_reads(igraph.Graph.Read_GraphML(given.graphml))
    for source, reading in readings.items():
        check_reading(source, reading, problems)
    for source, reading in list(readings.items())[1:]:
        first = next(iter(readings))
        for what, ours, theirs in zip(("nodes", "edges"), readings[first], reading):
            if ours != theirs:
                problems.append(f"{what} differ between {first} and {source}")

    if not given.xsd:
        print("skipped: no --xsd, so the GEXF is not validated")
    elif xmlschema := reader("xmlschema"):
        errors = [error.reason for error in xmlschema.XMLSchema(given.xsd).iter_errors(given.gexf)]
        problems += [f"GEXF against its schema: {error}" for error in errors]
        print(f"GEXF against its schema: {'valid' if not errors else 'not valid'}")

    for problem in problems:
        print(f"error: {problem}", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
