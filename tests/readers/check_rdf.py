#!/usr/bin/env python3
"""Reads a dump and the ontology with rdflib and pySHACL.

    check_rdf.py STORE_DUMP.nq ONTOLOGY_DIR [ARTICLES_DIR]

Checks that every Turtle file and the dump parse, that no IRI is malformed, that the default graph violates none of the
shapes in ONTOLOGY_DIR/shapes (check_shapes.py compares all results), that each membership, participation and award leads to a passage with its offsets and its quote, and, with
ARTICLES_DIR, that the article's text has the quoted words at these offsets. Exits 1 and lists what is wrong.
"""
import json
import pathlib
import re
import sys

from pyshacl import validate
from rdflib import RDF, Dataset, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, ORG, PROV

HN = Namespace("https://w3id.org/hoinghi/ontology#")
OA = Namespace("http://www.w3.org/ns/oa#")
CLAIMS = (ORG.Membership, HN.Participation, HN.AwardConferral)
# RFC 3987, as far as it matters here: a scheme, and none of the characters that an IRI may not hold.
IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?:[^\s<>\"{}|\\^`%\x00-\x20]|%[0-9A-Fa-f]{2})+")


def main(dump, ontology_dir, articles_dir=None):
    wrong = []
    ontology = read_ontology(pathlib.Path(ontology_dir), wrong)
    store = Dataset(default_union=False)
    store.parse(dump, format="nquads")
    graphs = list(store.graphs())
    everything = Graph()
    for graph in graphs:
        everything += graph
    wrong += malformed_iris(everything) + malformed_iris(ontology)
    wrong += shape_faults(store.default_graph, ontology, pathlib.Path(ontology_dir) / "shapes/shapes.ttl")
    claims = check_evidence(everything, wrong)
    quotes = check_quotes(everything, texts(pathlib.Path(articles_dir)), wrong) if articles_dir else "no"
    print(f"{len(everything)} triples in {len(graphs)} graphs, {len(ontology)} of the ontology; "
          f"{claims} claims with their passage; {quotes} quotes compared with the articles")
    for line in wrong[:50]:
        print("wrong:", line)
    if len(wrong) > 50:
        print(f"and {len(wrong) - 50} more")
    if not claims:
        print("wrong: the dump makes no claim at all")
    return 1 if wrong or not claims else 0


def read_ontology(folder, wrong):
    ontology = Graph()
    # Units are data, and many: tests/places.rs reads them.
    for path in sorted(path for path in folder.glob("**/*.ttl") if path.parent.name != "units"):
        try:
            ontology.parse(path, format="turtle")
        except Exception as error:  # whatever the parser says, it is this file's fault
            wrong.append(f"{path}: {error}")
    return ontology


def malformed_iris(graph):
    iris = {term for triple in graph for term in triple if isinstance(term, URIRef)}
    iris |= {term.datatype for triple in graph for term in triple if isinstance(term, Literal) and term.datatype}
    return [f"malformed IRI <{iri}>" for iri in sorted(iris) if not IRI.fullmatch(iri)]


def shape_faults(data, ontology, path):
    """What violates the shapes. Which class is below which stands in the ontology."""
    sh = Namespace("http://www.w3.org/ns/shacl#")
    _, results, _ = validate(data, shacl_graph=Graph().parse(path), ont_graph=ontology, inference="none", advanced=False)
    return sorted(f"{results.value(r, sh.resultMessage)}: {results.value(r, sh.focusNode)}"
                  for r in results.subjects(sh.resultSeverity, sh.Violation))


def passages(graph):
    """Every passage as (node, article, start, end, quote); what is not there is None."""
    for node in sorted(set(graph.objects(None, PROV.wasDerivedFrom))):
        selectors = list(graph.objects(node, OA.hasSelector))
        place = next((s for s in selectors if (s, RDF.type, OA.TextPositionSelector) in graph), None)
        quote = next((s for s in selectors if (s, RDF.type, OA.TextQuoteSelector) in graph), None)
        number = lambda name: getattr(graph.value(place, name), "value", None) if place is not None else None
        exact = graph.value(quote, OA.exact) if quote is not None else None
        yield node, graph.value(node, OA.hasSource), number(OA.start), number(OA.end), exact


def check_evidence(graph, wrong):
    whole = {node for node, article, start, end, quote in passages(graph) if None not in (article, start, end, quote)}
    claims = {claim for kind in CLAIMS for claim in graph.subjects(RDF.type, kind)}
    for claim in sorted(claims):
        sources = set(graph.objects(claim, PROV.wasDerivedFrom))
        if not sources & whole:
            wrong.append(f"{claim} has no passage with article, offsets and quote")
    return len(claims)


def texts(folder):
    """The articles whose text is the file itself or a field of it, by file name or id."""
    found = {path.name: path.read_bytes().decode("utf-8") for path in folder.glob("**/*.txt")}
    for path in folder.glob("**/*.jsonl"):
        for line in path.read_text(encoding="utf-8").split("\n"):
            if line.strip() and "text" in (article := json.loads(line)):
                found[article.get("id")] = article["text"]
    return found


def check_quotes(graph, articles, wrong):
    compared = 0
    for node, article, start, end, quote in passages(graph):
        name = str(graph.value(article, DCTERMS.identifier)) if article is not None else None
        if name in articles and None not in (start, end, quote):
            compared += 1
            if articles[name][start:end] != str(quote):
                wrong.append(f"{node}: {name} has {articles[name][start:end]!r} at {start} to {end}, not {str(quote)!r}")
    if not compared:
        wrong.append("no passage could be compared with an article")
    return compared


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
