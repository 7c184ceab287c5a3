"""Reads exported files back, each with a program that people open them with."""

import csv
import html
import json
import pathlib
import subprocess

import igraph
import networkx

from graphs import Graph

HERE = pathlib.Path(__file__).parent


def gexf_in_networkx(path):
    return of_networkx(networkx.read_gexf(path))


def graphml_in_networkx(path):
    return of_networkx(networkx.read_graphml(path))


def cytoscape_in_networkx(path):
    with open(path, encoding="utf-8") as file:
        return of_networkx(networkx.cytoscape_graph(json.load(file)))


def of_networkx(read):
    graph = Graph(read.is_directed())
    for node, told in read.nodes(data=True):
        graph.add_node(node, in_words(told))
    for source, target, told in read.edges(data=True):
        graph.add_edge(source, target, in_words(told))
    return graph


def in_words(told):
    """Attributes with spells as `start/end`, which networkx has as pairs."""
    if "spells" not in told:
        return told
    return told | {"spells": [f"{start}/{end}" for start, end in told["spells"]]}


def graphml_in_igraph(path):
    read = igraph.Graph.Read_GraphML(str(path))
    graph = Graph(read.is_directed())
    for vertex in read.vs:
        graph.add_node(vertex["id"], vertex.attributes())
    for edge in read.es:
        graph.add_edge(read.vs[edge.source]["id"], read.vs[edge.target]["id"], edge.attributes())
    return graph


def gexf_in_graphology(path):
    """Needs node, and graphology where NODE_PATH says."""
    read = json.loads(printed("node", HERE / "read_gexf.cjs", path))
    graph = Graph(read["directed"])
    for node in read["nodes"]:
        graph.add_node(node["key"], node["attributes"])
    for edge in read["edges"]:
        graph.add_edge(edge["source"], edge["target"], edge["attributes"])
    return graph


def dot_in_graphviz(path):
    """Of the ways to lay out, osage is the quickest."""
    read = json.loads(printed("dot", "-q", "-Kosage", "-Gsplines=false", "-Tdot_json", path))
    graph = Graph(read["directed"])
    names = {}
    for node in read.get("objects", []):
        names[node["_gvid"]] = node["name"]
        graph.add_node(node["name"], node | {"label": html.unescape(node["label"])})
    for edge in read.get("edges", []):
        graph.add_edge(names[edge["tail"]], names[edge["head"]], edge)
    return graph


def tables(path):
    """Both files of one export, by Python's csv: NAME.nodes.csv and NAME.edges.csv for NAME.csv."""
    nodes, edges = (list(read_table(path.with_suffix(f".{what}.csv"))) for what in ("nodes", "edges"))
    graph = Graph(all(edge["type"] == "Directed" for edge in edges))
    for node in nodes:
        graph.add_node(node["id"], node)
    for edge in edges:
        graph.add_edge(edge["source"], edge["target"], edge)
    return graph


def read_table(path):
    """Rows with the names of Gephi's own columns in lower case, as other formats have them."""
    gephis = ("Id", "Label", "Source", "Target", "Type", "Weight", "Kind")
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, strict=True):
            yield {name.lower() if name in gephis else name: value for name, value in row.items()}


def printed(*command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout


#: What opens which export: the name of the reader, the ending of the file, and how it is read.
READERS = (
    ("networkx", ".gexf", gexf_in_networkx),
    ("networkx", ".dynamic.gexf", gexf_in_networkx),
    ("networkx", ".graphml", graphml_in_networkx),
    ("networkx", ".cyjs", cytoscape_in_networkx),
    ("igraph", ".graphml", graphml_in_igraph),
    ("graphology", ".gexf", gexf_in_graphology),
    ("graphology", ".dynamic.gexf", gexf_in_graphology),
    ("graphviz", ".dot", dot_in_graphviz),
    ("csv", ".csv", tables),
)
