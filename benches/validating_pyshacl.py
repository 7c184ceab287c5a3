#!/usr/bin/env python3
"""What pySHACL takes to validate a file of triples: validating_pyshacl.py DATA.nt [SECONDS].

After SECONDS (default 3600) it is broken off.
"""

import pathlib
import resource
import signal
import sys
import time

from pyshacl import validate
from rdflib import Graph, Namespace

SHAPES = pathlib.Path(__file__).parents[1] / "ontology/shapes/shapes.ttl"


def step(name, work):
    start = time.perf_counter()
    result = work()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    print(f"{name:12} {time.perf_counter() - start:>9.1f} s  {peak:.0f} MB of memory at the peak", flush=True)
    return result


def main():
    signal.signal(signal.SIGALRM, lambda *_: sys.exit("broken off: it takes too long"))
    signal.alarm(int(sys.argv[2]) if len(sys.argv) > 2 else 3600)
    sh = Namespace("http://www.w3.org/ns/shacl#")
    data = step("reading", lambda: Graph().parse(sys.argv[1], format="nt"))
    _, report, _ = step("validating", lambda: validate(
        data, shacl_graph=Graph().parse(SHAPES), inference="none", advanced=False))
    print(f"{len(data)} triples: {len(list(report.objects(None, sh.result)))} results")


if __name__ == "__main__":
    main()
