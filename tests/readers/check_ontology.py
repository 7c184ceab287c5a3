"""Whether the ontology is what it says that it is, and can be read and documented by other people's tools.

    check_ontology.py ONTOLOGY_DIR SITE_DIR EXAMPLES_DIR

- rdflib reads every Turtle file, and each download of the pages as the same graph.
- Horned OWL reads the ontology without losing a statement, and finds it in the profile that it names by dcterms:conformsTo. It
  knows the grammar of the profiles and the global restrictions of OWL 2 DL: what is used is declared, no term is of two kinds,
  transitive properties are not counted or disjoint, and so on. It does not look at the datatypes of
  values; these are compared here with the list of https://www.w3.org/TR/owl2-profiles/#Entities_3.
- It finds in each of EXAMPLES_DIR what is wrong there, by the first line of the file.
- pyLODE makes a page of the vocabulary that tells of each class and property with all its labels.
"""

import logging
import pathlib
import sys

import html5lib
import pyhornedowl
from pyhornedowl import profile
from pylode import OntPub
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, XSD

ONTOLOGY = URIRef("https://w3id.org/hoinghi/ontology")
PROFILES = "http://www.w3.org/ns/owl-profile/"
DOWNLOADS = {"ontology.ttl": "turtle", "ontology.rdf": "xml", "ontology.jsonld": "json-ld", "ontology.nt": "nt"}
KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
# https://www.w3.org/TR/owl2-profiles/#Entities_3: the datatypes of OWL 2 RL. A text with a language has rdf:langString in RDF,
# and rdf:PlainLiteral there.
DATATYPES = {RDF.PlainLiteral, RDF.langString, RDF.XMLLiteral, RDFS.Literal} | {XSD[name] for name in (
    "decimal integer nonNegativeInteger nonPositiveInteger positiveInteger negativeInteger long int short byte unsignedLong "
    "unsignedInt unsignedShort unsignedByte float double string normalizedString token language Name NCName NMTOKEN boolean "
    "hexBinary base64Binary anyURI dateTime dateTimeStamp").split()}


def main(ontology_dir: pathlib.Path, site: pathlib.Path, examples: pathlib.Path) -> None:
    ontology = Graph()
    for path in sorted(ontology_dir.glob("*.ttl")):
        ontology.parse(path)
    wrong = [*downloads(ontology, site), *unread(ontology, site / "ontology.ttl")]
    declared = str(ontology.value(ONTOLOGY, DCTERMS.conformsTo))
    if declared in (PROFILES + "DL", PROFILES + "RL"):
        wrong += [f"{name}: {told}" for name, told in violations(site / "ontology.ttl", declared.removeprefix(PROFILES))]
    else:
        wrong.append(f"the ontology conforms to {declared}, which is no profile that is known here")
    caught = sorted(examples.glob("*.ttl"))
    wrong += [line for path in caught for line in not_caught(path)]
    documented = page(ontology_dir / "vocabulary.ttl", wrong)
    for line in wrong:
        print("wrong:", line)
    if wrong or not caught or not documented:
        sys.exit(1)
    print(f"{len(ontology)} triples, all read by rdflib and Horned OWL, are in {declared}; what is wrong in {len(caught)} examples "
          f"is found; pyLODE documents {documented} classes and properties.")


def downloads(ontology: Graph, site: pathlib.Path) -> list[str]:
    """Downloads that do not say what the files of the ontology say."""
    return [f"{name} is another graph than the Turtle files" for name, syntax in DOWNLOADS.items()
            if not isomorphic(Graph().parse(site / name, format=syntax), ontology)]


def unread(ontology: Graph, path: pathlib.Path) -> list[str]:
    """Whether statements were lost: without blank nodes, each triple is an axiom, but the one that there is an ontology."""
    if any(isinstance(term, BNode) for triple in ontology for term in triple):
        return []
    triples, axioms = len(ontology) - 1, len(pyhornedowl.open_ontology(str(path)).get_axioms())
    return [] if triples == axioms else [f"Horned OWL makes {axioms} axioms of {triples} triples"]


def violations(path: pathlib.Path, name: str) -> list[tuple[str, str]]:
    """What keeps a file out of a profile: its name, and where it is."""
    report = profile.check_profile(pyhornedowl.open_ontology(str(path)), name)
    places = ((v, getattr(v, "axiom", None) or getattr(v, "iri", None) or v.message) for v in report.violations)
    found = [(type(violation).__name__, str(place)) for violation, place in places]
    literals = {term for triple in Graph().parse(path) for term in triple if isinstance(term, Literal)}
    foreign = {literal.datatype for literal in literals if literal.datatype} - DATATYPES
    return sorted(found + [("ForeignDatatype", str(datatype)) for datatype in foreign])


def not_caught(path: pathlib.Path) -> list[str]:
    """A file's first line names the profile that it is not in, and why. What is not in RL only is in DL."""
    name, expected = path.read_text(encoding="utf-8").splitlines()[0].removeprefix("# ").split()
    found = {violation for violation, _ in violations(path, name)}
    wrong = [] if found == {expected} else [f"{path}: {found or 'nothing'} is found, not {expected}"]
    if name == "RL" and (more := {violation for violation, _ in violations(path, "DL")} - {"ForeignDatatype"}):
        wrong.append(f"{path}: {more} is wrong in OWL 2 DL too")
    return wrong


def page(vocabulary: pathlib.Path, wrong: list[str]) -> int:
    """How many of the vocabulary's terms have a section on the page that pyLODE makes."""
    graph = Graph().parse(vocabulary)
    sections = {}
    document = html5lib.parse(OntPub(ontology=str(vocabulary)).make_html(), namespaceHTMLElements=False)
    for section in document.iter("div"):
        if "entity" in section.get("class", "").split():
            sections[section.findtext(".//code")] = "".join(section.find("h3").itertext())
    terms = {term for kind in KINDS for term in graph.subjects(RDF.type, kind)}
    for term in sorted(terms):
        if (heading := sections.get(str(term))) is None:
            wrong.append(f"pyLODE's page has no section for {term}")
        else:
            wrong += [f"pyLODE's page lacks the label {label.n3()} of {term}"
                      for label in graph.objects(term, RDFS.label) if label not in heading]
    return len(terms)


if len(sys.argv) != 4:
    sys.exit(__doc__)
logging.disable(logging.INFO)
main(*map(pathlib.Path, sys.argv[1:]))
