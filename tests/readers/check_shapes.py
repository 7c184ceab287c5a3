#!/usr/bin/env python3
"""Whether pySHACL finds what `hoinghi validate` finds.

    check_shapes.py broken OUT.nq                 writes the broken data of tests/shapes, all in one, as a dump
    check_shapes.py compare DUMP.nq REPORT.ttl    validates the default graph of a dump, and compares with the report

Compared are the sets of focus node, shape and severity. Exits 1 and lists what only one of the two has found.
"""
import pathlib
import sys

from pyshacl import validate
from rdflib import RDF, RDFS, BNode, Dataset, Graph, Namespace, URIRef

SH = Namespace("http://www.w3.org/ns/shacl#")
ROOT = pathlib.Path(__file__).parents[2]
SHAPES = ROOT / "ontology/shapes/shapes.ttl"
ONTOLOGY_GRAPH = URIRef("https://w3id.org/hoinghi/ontology")


def broken(out):
    """The broken data in the default graph, and the ontology in its own, as a store has them."""
    data = Dataset(default_union=False)
    folder = ROOT / "tests/shapes"
    for path in [folder / "background.ttl", *sorted(folder.glob("*/bad.ttl"))]:
        data.default_graph.parse(path)
    for path in sorted((ROOT / "ontology").glob("*.ttl")):
        data.graph(ONTOLOGY_GRAPH).parse(path)
    data.serialize(out, format="nquads", encoding="utf-8")
    return 0


def compare(dump, report):
    store = Dataset(default_union=False)
    store.parse(dump, format="nquads")
    classes = Graph()
    for triple in store.graph(ONTOLOGY_GRAPH).triples((None, RDFS.subClassOf, None)):
        classes.add(triple)
    data = store.default_graph
    _, results, _ = validate(data, shacl_graph=Graph().parse(SHAPES), ont_graph=classes, inference="none", advanced=False)
    theirs, ours = found(results), found(Graph().parse(report))
    print(f"{len(data)} triples: {len(theirs)} results of pySHACL, {len(ours)} of hoinghi")
    for row in sorted(theirs - ours):
        print("only pySHACL:", *row)
    for row in sorted(ours - theirs):
        print("only hoinghi:", *row)
    return 1 if theirs != ours else 0


def found(report):
    rows = set()
    for result in report.subjects(RDF.type, SH.ValidationResult):
        shape = report.value(result, SH.sourceShape)
        assert not isinstance(shape, BNode), f"a shape without a name reports {report.value(result, SH.focusNode)}"
        rows.add(tuple(str(term) for term in
                       (report.value(result, SH.focusNode), shape, report.value(result, SH.resultSeverity))))
    return rows


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["broken", out]:
            sys.exit(broken(out))
        case ["compare", dump, report]:
            sys.exit(compare(dump, report))
    sys.exit(__doc__)
