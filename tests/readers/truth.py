"""The graphs that a store should give, view by view, made of what SPARQL says of its dump."""

import datetime
from dataclasses import dataclass

from asking import ask, rows
from graphs import Graph

VIEWS = ("meetings", "scaled", "attendance", "posts", "bodies", "careers", "all")

#: What SPARQL tells of nodes and edges in every view. Spells are told of dynamic graphs only.
OF_NODES = ("label", "kind", "type", "post", "titles", "events", "firstDate", "lastDate")
OF_EDGES = (
    *("weight", "kind", "events", "rank", "former", "occasions", "names", "dates", "articles"),
    *("firstDate", "lastDate"),
)


@dataclass(frozen=True)
class Occasion:
    """An event, a post or a move. They stand in the order of `place`."""

    place: tuple
    iri: str
    name: str
    start: str | None
    end: str | None
    articles: tuple

    def days(self):
        """The first and the last day, or none."""
        known = [day for day in (self.start, self.end) if day]
        return (known[0], max(known)) if known else None


class Truth:
    """What a dump says of nodes and occasions, of which the method named like a view makes its graph."""

    def __init__(self, dump):
        self.dump = dump
        articles = dump.lists("occasions/articles")

        def occasion(row, place):
            iri = row["occasion"]
            days = row.get("start"), row.get("end")
            return Occasion((place, iri), iri, row.get("name", ""), *days, tuple(articles[iri]))

        self.event_occasions = {row["occasion"]: occasion(row, 0) for row in dump.rows("occasions/events")}
        self.post_rows = {row["occasion"]: row for row in dump.rows("occasions/posts")}
        self.post_occasions = {iri: occasion(row, 1) for iri, row in self.post_rows.items()}
        self.participations = dump.rows("occasions/participations")
        titles, posts = dump.lists("nodes/titles"), dump.lists("nodes/main-posts")
        self.person_nodes = self.nodes("people", "person")
        for node, told in self.person_nodes.items():
            told |= {"titles": titles.get(node), "post": posts.get(node, [None])[0]}
        self.body_nodes = self.nodes("bodies", "body")
        self.event_nodes = self.nodes("events", "event")

    def nodes(self, question, kind):
        rows_of = self.dump.rows(f"nodes/{question}")
        return {row["node"]: {"label": row.get("label"), "kind": kind, "type": row.get("type")} for row in rows_of}

    def edges(self, *questions):
        return [row for question in questions for row in self.dump.rows(f"edges/{question}")]

    def graph(self, view):
        """The graph of a view, with spells."""
        return getattr(self, view)()

    def meetings(self, weight="weight"):
        attended = [row for row in self.participations if row.get("kind") == "attendee"]
        around = {person: set() for person in self.person_nodes}
        for row in attended:
            around[row["person"]].add(self.event_occasions[row["event"]])
        holders = {row["person"] for row in self.post_rows.values()}
        people = {node: told for node, told in self.person_nodes.items() if around[node] or node in holders}
        graph = self.drawn(False, people, around, self.edges("meetings"), weight)
        for node, told in graph.nodes.items():
            told["events"] = len(around[node])
        for told in graph.edges.values():
            told["events"] = len(told["occasions"])
        return graph

    def scaled(self):
        return self.meetings("scaled")

    def attendance(self):
        return self.drawn(True, self.person_nodes | self.event_nodes, self.around_events(), self.edges("attendance"))

    def posts(self):
        graph = self.drawn(True, self.person_nodes | self.body_nodes, self.around_posts(), self.edges("posts"))
        for told in graph.edges.values():
            post = self.post_rows[told["occasions"][0]]
            told |= {"rank": post.get("rank"), "former": post["former"]}
        return graph

    def bodies(self):
        return self.drawn(True, self.body_nodes, {}, self.edges("bodies"))

    def careers(self):
        of_stays = {}
        for row in self.post_rows.values():
            articles = self.post_occasions[row["occasion"]].articles
            of_stays.setdefault((row["person"], row.get("body")), set()).update(articles)
        around, ties = {}, {}
        for row in rows(ask(self.dump.constructed("edges/stays"), "edges/moves")):
            person, source, target, day = (row.get(name) for name in ("person", "source", "target", "day"))
            articles = tuple(sorted(of_stays[person, source] | of_stays[person, target]))
            move = Occasion((person, source, target), person, self.person_nodes[person]["label"], day, day, articles)
            ties.setdefault((source, target), []).append(move)
            for body in (source, target):
                around.setdefault(body, set()).add(move)
        graph = self.drawn(True, self.body_nodes, around, [])
        for (source, target), moves in ties.items():
            graph.add_edge(source, target, {"weight": len(moves)} | told_of(moves, lists=True))
        return graph

    def all(self):
        around = self.around_posts()
        for node, events in self.around_events().items():
            around.setdefault(node, set()).update(events)
        edges = self.edges("attendance", "posts", "bodies", "successions", "organizers")
        return self.drawn(True, self.person_nodes | self.body_nodes | self.event_nodes, around, edges)

    def around_events(self):
        """By node the events that it has to do with: an event with itself."""
        around = {node: {event} for node, event in self.event_occasions.items()}
        for row in self.participations:
            around.setdefault(row["person"], set()).add(self.event_occasions[row["event"]])
        return around

    def around_posts(self):
        around = {}
        for iri, row in self.post_rows.items():
            for node in filter(None, (row["person"], row.get("body"))):
                around.setdefault(node, set()).add(self.post_occasions[iri])
        return around

    def drawn(self, directed, nodes, around, edges, weight="weight"):
        """A graph of nodes, with the occasions around them, and of answers that are edges."""
        graph = Graph(directed)
        for node, told in nodes.items():
            graph.add_node(node, told | told_of(around.get(node, ())))
        known = self.event_occasions | self.post_occasions
        for row in edges:
            occasions = [known[iri] for iri in row.get("occasions", "").split()]
            told = {"weight": row[weight], "kind": row.get("kind")} | told_of(occasions, lists=True)
            graph.add_edge(row["source"], row["target"], told)
        return graph


def told_of(occasions, lists=False):
    """First and last day and spells of some occasions; with lists, what an edge tells of them, too."""
    occasions = sorted(occasions, key=lambda occasion: occasion.place)
    days = [occasion.days() for occasion in occasions if occasion.days()]
    told = {
        "firstDate": min((start for start, _ in days), default=None),
        "lastDate": max((end for _, end in days), default=None),
        "spells": spells(days),
    }
    if lists:
        told |= {
            "occasions": [occasion.iri for occasion in occasions],
            "names": [occasion.name for occasion in occasions],
            "dates": [start if start == end else f"{start}/{end}" for start, end in days],
            "articles": sorted({article for occasion in occasions for article in occasion.articles}),
        }
    return {name: value or None for name, value in told.items()}


def spells(days):
    """Spans of days, those that touch or overlap as one, as `start/end`."""
    joined = []
    for start, end in sorted(days):
        if joined and start <= next_day(joined[-1][1]):
            joined[-1][1] = max(joined[-1][1], end)
        else:
            joined.append([start, end])
    return [f"{start}/{end}" for start, end in joined]


def next_day(day):
    return (datetime.date.fromisoformat(day) + datetime.timedelta(days=1)).isoformat()
