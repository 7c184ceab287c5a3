#!/usr/bin/env python3
"""Lets the tools of FollowTheMoney read exported entities, and compares these with what SPARQL says.

    check_entities.py STORE_DUMP.nq ENTITIES.ftm.json

`ftm validate` must take every value as it is, the model must find nothing missing, and the entities and their properties
must be those of the dump. Exits 1 and lists what is wrong.
"""

import json
import pathlib
import re
import subprocess
import sys
from collections import Counter

from followthemoney import model
from followthemoney.exc import InvalidData

from asking import Dump
from truth import Truth

NAMESPACE = "https://w3id.org/hoinghi/id/"
#: Kinds of body that have a schema of their own, and those whose posts make members.
SCHEMAS = {"government": "PublicBody", "company": "Company"}
OF_MEMBERS = (
    *("party-organization", "party-committee", "party-branch", "party-commission"),
    *("trade-union", "youth-union", "mass-organization"),
)
SHOWN = 20


def main(dump, path):
    entities = read(pathlib.Path(path).read_text(encoding="utf-8"))
    wrong = model_faults(entities) + compared(expected(Dump(dump)), by_content(entities))
    counts = Counter(entity["schema"] for entity in entities)
    print(f"{len(entities)} entities:", ", ".join(f"{count} {schema}" for schema, count in sorted(counts.items())))
    command = [pathlib.Path(sys.executable).with_name("ftm"), "validate", "-i", path]
    validated = subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout
    wrong += [f"ftm validate: {line}" for line in compared(by_content(entities), by_content(read(validated)))]
    for line in wrong[:SHOWN]:
        print(f"error: {line}", file=sys.stderr)
    if len(wrong) > SHOWN:
        print(f"error: and {len(wrong) - SHOWN} more", file=sys.stderr)
    return 1 if wrong else 0


def read(lines):
    return [json.loads(line) for line in lines.split("\n") if line]


def model_faults(entities):
    ids = Counter(entity["id"] for entity in entities)
    found = [f"the id {key} comes twice" for key, count in ids.items() if count > 1]
    for entity in entities:
        try:
            model.get(entity["schema"]).validate({"properties": entity["properties"]})
        except InvalidData as error:
            found.append(f"{entity['id']}: {error.errors}")
    return found


def compared(ours, theirs):
    return [f"missing: {content}" for content in (ours - theirs).elements()] + [
        f"should not be there: {content}" for content in (theirs - ours).elements()
    ]


def by_content(entities):
    """Entities as what they say; positions, whose ids are made up, by their names where others lead to them."""
    names = {entity["id"]: entity["properties"]["name"] for entity in entities if entity["schema"] == "Position"}
    made_up = ("Position", "UnknownLink", "Succession")
    found = Counter()
    for entity in entities:
        properties = dict(entity["properties"])
        if "post" in properties:
            properties["post"] = [name for post in properties["post"] for name in names.get(post, [post])]
        key = None if entity["schema"] in made_up else entity["id"]
        found[content(entity["schema"], key, properties)] += 1
    return found


def content(schema, key, properties):
    told = {name: sorted({value for value in values if value}) for name, values in properties.items()}
    told = {name: values for name, values in told.items() if values}
    return schema, key, json.dumps(told, sort_keys=True, ensure_ascii=False)


def expected(dump):
    """What the entities should say."""
    return Counter(content(*entity) for entity in told(dump, Truth(dump)))


def told(dump, truth):
    names, places = dump.lists("entities/names"), dump.lists("entities/places")
    positions = dump.lists("nodes/main-posts")
    articles = {row["document"]: row for row in dump.rows("entities/articles")}
    ends = {question: dump.rows(f"edges/{question}") for question in ("bodies", "successions", "organizers")}
    targets = lambda question, source, kind: [
        id_of(row["target"]) for row in ends[question] if (row["source"], row["kind"]) == (source, kind)
    ]
    label = lambda body: truth.body_nodes[body]["label"]

    def days(occasion):
        return {"date": [occasion.start, occasion.end]}

    def sources(occasion):
        rows = [articles[document] for document in occasion.articles]
        return {"proof": [id_of(row["article"]) for row in rows], "sourceUrl": [row.get("url") for row in rows]}

    for iri, node in truth.person_nodes.items():
        of_person = {"title": node["titles"] or [], "position": positions[iri]}
        yield "Person", id_of(iri), of_person | {"name": [node["label"]], "alias": names[iri]}
    for iri, node in truth.body_nodes.items():
        parents = targets("bodies", iri, "subOrganizationOf")
        of_body = {"classification": [node["type"]], "parent": parents}
        schema = SCHEMAS.get(node["type"], "Organization")
        yield schema, id_of(iri), of_body | {"name": [node["label"]], "alias": names[iri]}
    for row in ends["bodies"]:
        if row["kind"] == "within":
            link = {"subject": [id_of(row["source"])], "object": [id_of(row["target"])], "role": ["within"]}
            yield "UnknownLink", None, link
    for row in ends["successions"]:
        yield "Succession", None, {"predecessor": [id_of(row["target"])], "successor": [id_of(row["source"])]}

    known_positions = {}
    for iri, row in truth.post_rows.items():
        occasion, body, role = truth.post_occasions[iri], row.get("body"), row["name"]
        organization = [id_of(body)] if body else []
        name = f"{role}, {label(body)}" if body else role
        known_positions[role, body] = {"name": [name], "organization": organization}
        of_post = days(occasion) | sources(occasion) | {"status": ["ended"] if row["former"] else []}
        yield "Occupancy", id_of(iri), of_post | {"holder": [id_of(row["person"])], "post": [name]}
        if body and truth.body_nodes[body]["type"] in OF_MEMBERS:
            member = {"member": [id_of(row["person"])], "organization": organization, "role": [role]}
            yield "Membership", f"{id_of(iri)}.member", of_post | member
    for position in known_positions.values():
        yield "Position", None, position

    involved = {}
    for row in truth.participations:
        occasion = truth.event_occasions[row["event"]]
        involved.setdefault(row["event"], []).append(id_of(row["person"]))
        ends_of_link = {"subject": [id_of(row["person"])], "object": [id_of(row["event"])], "role": [row.get("kind")]}
        yield "UnknownLink", None, ends_of_link | days(occasion) | sources(occasion)
    for iri, node in truth.event_nodes.items():
        occasion = truth.event_occasions[iri]
        yield "Event", id_of(iri), sources(occasion) | {
            "name": [node["label"] or node["type"] or "event"],
            "startDate": [occasion.start],
            "endDate": [occasion.end],
            "location": places[iri],
            "keywords": [node["type"]],
            "organizer": targets("organizers", iri, "organizer"),
            "involved": involved.get(iri, []),
        }
    occasions = [*truth.event_occasions.values(), *truth.post_occasions.values()]
    for document in {document for occasion in occasions for document in occasion.articles}:
        row = articles[document]
        headline = row.get("headline")
        yield "Article", id_of(row["article"]), {
            "fileName": [document],
            "name": [headline or document],
            "title": [headline],
            "sourceUrl": [row.get("url")],
            "publishedAt": [row.get("published")],
        }


def id_of(iri):
    """An id as FollowTheMoney has them: letters, digits, dots, hyphens."""
    return "hoinghi." + re.sub(r"[^A-Za-z0-9-]", ".", iri.removeprefix(NAMESPACE))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
