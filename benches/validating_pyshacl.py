#!/usr/bin/env python3
"""What pySHACL takes to validate a file of triples: validating_pyshacl.py DATA.nt [SECONDS].

After SECONDS (default 3600) it is broken off.
"""

import pathlib
import sys

from pyshacl import validate
from rdflib import Graph, Namespace

from steps import seconds, step

SHAPES = pathlib.Path(__file__).parents[1] / "ontology/shapes/shapes.ttl"


def main():
    seconds(3600)
    sh = Namespace("http://www.w3.org/ns/shacl#")
    data = step("reading", lambda: Graph().parse(sys.argv[1], format="nt"))
    _, report, _ = step("validating", lambda: validate(
        data, shacl_graph=Graph().parse(SHAPES), inference="none", advanced=False))
    print(f"{len(data)} triples: {len(list(report.objects(None, sh.result)))} results")


if __name__ == "__main__":
    main()
