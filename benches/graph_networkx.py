#!/usr/bin/env python3
"""What networkx takes for the measures of a written graph: graph_networkx.py GRAPH.gexf [SECONDS].

Each step stands on a line of its own; after SECONDS (default 600) the rest is broken off.
"""

import resource
import signal
import sys
import time

import networkx


def step(name, work):
    start = time.perf_counter()
    result = work()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    print(f"{name:24} {time.perf_counter() - start:>9.2f} s  {peak:.0f} MB of memory at the peak", flush=True)
    return result


def main():
    signal.signal(signal.SIGALRM, lambda *_: sys.exit("broken off: it takes too long"))
    signal.alarm(int(sys.argv[2]) if len(sys.argv) > 2 else 600)
    graph = step("reading", lambda: networkx.Graph(networkx.read_gexf(sys.argv[1])))
    print(f"{graph.number_of_nodes()} nodes, {graph.number_of_edges()} edges")
    step("PageRank", lambda: networkx.pagerank(graph))
    step("cores", lambda: networkx.core_number(graph))
    found = step("Louvain", lambda: networkx.community.louvain_communities(graph, seed=1))
    print(f"modularity {networkx.community.modularity(graph, found):.4f}")
    step("betweenness, 500 pivots", lambda: networkx.betweenness_centrality(graph, k=min(500, len(graph)), seed=1))


if __name__ == "__main__":
    main()
