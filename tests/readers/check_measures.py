#!/usr/bin/env python3
"""Measures an exported graph with networkx, and compares with the measures that it carries.

    check_measures.py GRAPH.gexf STATS.json

GRAPH.gexf is what `hoinghi export` wrote, STATS.json what `hoinghi graph stats --format json` says of the same graph.
Measures must agree to 1e-6; the modularity of the communities must not lie below that of networkx's Louvain by more than
0.02. Betweenness and closeness that are sampled are not compared. Ends with 1 where something differs.
Needs: pip install networkx scipy
"""

import json
import sys

import networkx

TOLERANCE = 1e-6
WORSE = 0.02


def simple(graph):
    """Without directions and kinds: one edge between two nodes, with the weights of all together."""
    merged = networkx.Graph()
    merged.add_nodes_from(graph)
    for one, other, data in graph.edges(data=True):
        before = merged.get_edge_data(one, other, {"weight": 0.0})["weight"]
        merged.add_edge(one, other, weight=before + float(data["weight"]))
    return merged


def numbered(groups):
    """For each node the size of its group."""
    return {node: len(group) for group in groups for node in group}


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    graph = networkx.read_gexf(sys.argv[1])
    with open(sys.argv[2], encoding="utf-8") as file:
        stats = json.load(file)
    merged = simple(graph)
    ours = {node: data for node, data in graph.nodes(data=True)}
    theirs = {
        "degree": dict(merged.degree()),
        "weightedDegree": dict(merged.degree(weight="weight")),
        "pageRank": networkx.pagerank(graph, alpha=0.85, tol=1e-13, max_iter=1000),
        "betweenness": networkx.betweenness_centrality(merged),
        "closeness": networkx.closeness_centrality(merged, wf_improved=False),
        "coreNumber": networkx.core_number(merged),
    }
    problems, sampled = [], stats["betweenness_pivots"] is not None
    for measure, values in theirs.items():
        if sampled and measure in ("betweenness", "closeness"):
            print(f"skipped: {measure} is sampled")
            continue
        off = max((abs(values[node] - float(ours[node][measure])) for node in values), default=0.0)
        if not off <= TOLERANCE:
            problems.append(f"{measure} differs by {off}")

    components = numbered(networkx.connected_components(merged))
    groups = {}
    for node, data in ours.items():
        groups.setdefault(int(data["component"]), set()).add(node)
    if any(components[node] != len(group) for group in groups.values() for node in group):
        problems.append("components differ")
    sizes = [len(groups[number]) for number in sorted(groups)]
    if sizes != sorted(sizes, reverse=True) or sorted(groups) != list(range(1, len(groups) + 1)):
        problems.append(f"components are not numbered by size: {sizes}")

    communities = {}
    for node, data in ours.items():
        communities.setdefault(int(data["community"]), set()).add(node)
    for node, data in ours.items():
        around = [int(ours[other]["community"]) for other in merged[node]]
        shares = [around.count(number) / len(around) for number in set(around)]
        expected = 1 - sum(share**2 for share in shares) if around else 0.0
        if abs(expected - float(data["participationCoefficient"])) > TOLERANCE:
            problems.append(f"participation coefficient of {data['label']} is not {expected}")
    told = {
        "nodes": graph.number_of_nodes(),
        "edges": graph.number_of_edges(),
        "joined_pairs": merged.number_of_edges(),
        "density": networkx.density(merged),
    }
    best = 0.0
    if merged.number_of_edges():
        best = networkx.community.modularity(merged, networkx.community.louvain_communities(merged, seed=1))
        told["modularity"] = networkx.community.modularity(merged, communities.values())
    modularity = stats["communities"]["modularity"]
    for what, value in told.items():
        said = modularity if what == "modularity" else stats[what]
        if abs(said - value) > TOLERANCE:
            problems.append(f"{what}: {said} is told, {value} counted")
    if modularity < best - WORSE:
        problems.append(f"modularity {modularity} is below Louvain's {best}")

    print(
        f"{sys.argv[1]}: {graph.number_of_nodes()} nodes measured; "
        f"modularity {modularity:.4f}, networkx's Louvain {best:.4f}"
    )
    for problem in problems:
        print(f"error: {sys.argv[1]}: {problem}", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
