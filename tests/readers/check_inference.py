"""check_inference.py DUMP.nq: whether the graph of what follows is what owlrl finds by the same axioms.

owlrl knows all rules of OWL 2 RL. It is given the axioms that hoinghi goes by, and the default graph; what it finds beyond the
data's own terms (that everything is an owl:Thing, and the like) is left out.
"""

import sys

import owlrl
from rdflib import Dataset, Graph, Literal, URIRef
from rdflib.namespace import OWL, RDF, RDFS, XSD

ONTOLOGY = URIRef("https://w3id.org/hoinghi/ontology")
INFERRED = URIRef("https://w3id.org/hoinghi/id/inferred")
AXIOMS = {RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range, OWL.inverseOf}


def axioms(ontology: Graph) -> Graph:
    """The axioms that hoinghi goes by: domains and ranges of annotation properties say nothing."""
    found = Graph()
    annotations = set(ontology.subjects(RDF.type, OWL.AnnotationProperty))
    for s, p, o in ontology:
        is_typing = p == RDF.type and o == OWL.TransitiveProperty
        is_void = p in (RDFS.domain, RDFS.range) and (s in annotations or str(o).startswith(str(XSD)))
        if is_typing or (p in AXIOMS and not is_void):
            found.add((s, p, o))
    return found


def is_of_data(triple: tuple, terms: set) -> bool:
    """Whether a triple is about data, in terms of the ontology and not of OWL itself."""
    s, p, o = triple
    meta = (str(OWL), str(RDFS), str(RDF), str(XSD))
    about = isinstance(s, URIRef) and s not in terms and not str(s).startswith(meta)
    said = p not in (OWL.sameAs, OWL.differentFrom) and not (p == RDF.type and str(o).startswith(meta))
    return about and said and not str(p).startswith(meta[:2])


def main() -> None:
    dataset = Dataset()
    dataset.parse(sys.argv[1], format="nquads")
    data, inferred = Graph(), set(dataset.graph(INFERRED))
    for triple in dataset.default_graph:
        data.add(triple)
    rules = axioms(dataset.graph(ONTOLOGY))
    terms = {term for s, _, o in rules for term in (s, o)}
    closure = data + rules
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(closure)
    expected = {t for t in closure if t not in data and not isinstance(t[0], Literal) and is_of_data(t, terms)}
    lacking, unfounded = expected - inferred, inferred - expected
    for what, triples in (("lacks", lacking), ("has beyond owlrl", unfounded)):
        for triple in sorted(triples)[:20]:
            print(what, *(term.n3() for term in triple))
    if lacking or unfounded or not inferred:
        sys.exit(f"{len(lacking)} triples lacking, {len(unfounded)} unfounded, of {len(expected)}")
    print(f"owlrl finds the same {len(inferred)} triples to follow from {len(data)}.")


main()
