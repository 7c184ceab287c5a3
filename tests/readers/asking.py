"""Asks a dump of a store the questions in sparql/, whose prefixes are declared here.

pyoxigraph is quick with joins that rdflib does not finish; what the program makes of a store, it has no part in.
"""

import pathlib
from collections import defaultdict

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store

QUESTIONS = pathlib.Path(__file__).with_name("sparql")
ONTOLOGY = NamedNode("https://w3id.org/hoinghi/ontology")
PREFIXES = {
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "hn": "https://w3id.org/hoinghi/ontology#",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "stay": "https://w3id.org/hoinghi/test/stay#",
}
XSD = "http://www.w3.org/2001/XMLSchema#"
NUMBERS = {f"{XSD}{name}" for name in ("integer", "decimal", "double", "float")}


class Dump:
    """What all articles together say, and the ontology that they were read with."""

    def __init__(self, path):
        self.store = Store()
        self.store.bulk_load(path=path, format=RdfFormat.N_QUADS)

    def rows(self, question):
        """The answers to sparql/QUESTION.rq."""
        return rows(self.answers(question))

    def constructed(self, question):
        """A store of what sparql/QUESTION.rq constructs."""
        store = Store()
        store.bulk_extend(Quad(*triple) for triple in self.answers(question))
        return store

    def lists(self, question):
        """The answers to a question of two columns: for each of the first all of the second, in their order."""
        found = defaultdict(list)
        for row in self.rows(question):
            key, value = row.values()
            found[key].append(value)
        return found

    def answers(self, question):
        return ask(self.store, question, default_graph=[DefaultGraph(), ONTOLOGY])


def ask(store, question, **options):
    text = (QUESTIONS / f"{question}.rq").read_text(encoding="utf-8")
    return store.query(text, prefixes=PREFIXES, **options)


def rows(solutions):
    """Solutions as dictionaries of what is bound: IRIs and days as text, numbers and truths as such."""
    names = [variable.value for variable in solutions.variables]
    told = ({name: plain(solution[name]) for name in names} for solution in solutions)
    return [{name: value for name, value in row.items() if value is not None} for row in told]


def plain(term):
    if not isinstance(term, Literal):
        return term.value if term else None
    datatype = term.datatype.value
    if datatype in NUMBERS:
        return float(term.value)
    return term.value == "true" if datatype == f"{XSD}boolean" else term.value
