#!/usr/bin/env python3
"""What networkx takes for the measures of a written graph: graph_networkx.py GRAPH.gexf [SECONDS].

Each step stands on a line of its own; after SECONDS (default 600) the rest is broken off.
"""

import sys

import networkx

from steps import seconds, step


def main():
    seconds(600)
    graph = step("reading", lambda: networkx.Graph(networkx.read_gexf(sys.argv[1])))
    print(f"{graph.number_of_nodes()} nodes, {graph.number_of_edges()} edges")
    step("PageRank", lambda: networkx.pagerank(graph))
    step("cores", lambda: networkx.core_number(graph))
    found = step("Louvain", lambda: networkx.community.louvain_communities(graph, seed=1))
    print(f"modularity {networkx.community.modularity(graph, found):.4f}")
    step("betweenness, 500 pivots", lambda: networkx.betweenness_centrality(graph, k=min(500, len(graph)), seed=1))


if __name__ == "__main__":
    main()
