"""gexf: networkx reads the graph; nodes, ends, spells and attributes against the screen. It takes edges to nowhere for nodes, so ends are looked for in the file."""
import calendar
import re
import xml.etree.ElementTree as ET

import networkx

NS = "{http://gexf.net/1.3}"


def first(day):
    return day + "-01-01"[(len(day) - 4) :] if day else None


def last(day):
    if len(day) == 7:
        return f"{day}-{calendar.monthrange(int(day[:4]), int(day[5:]))[1]:02}"
    return day + "-12-31" if len(day) == 4 else day


def plain(day):
    return day if day and re.fullmatch(r"\d{4}(-\d\d){0,2}", day) else None


def spells(record, of):
    """As (first, last) of the one spell; None: there is none."""
    all_of = of.get("spells", [])
    record.holds(len(all_of) <= 1, "several spells")
    return tuple(None if day == "None" else day for day in all_of[0]) if all_of else None  # it writes what is open so


def check(record):
    path = record.export("gexf") / "news.gexf"
    root = ET.parse(path).getroot()
    nodes = {node.get("id") for node in root.iter(NS + "node")}
    for edge in root.iter(NS + "edge"):
        record.holds({edge.get("source"), edge.get("target")} <= nodes, f"{edge.get('id')} leads to nowhere")
    graph = networkx.read_gexf(path)
    record.same(set(graph.nodes), nodes, "nodes")
    edges = {data["id"]: (a, b, data) for a, b, data in graph.edges(data=True)}
    record.same(len(edges), len(list(root.iter(NS + "edge"))), "edges")
    record.same([n for n, data in graph.nodes(data=True) if data["class"] == "happening"], [one["id"] for one in record.incidents], "happenings in the order of the screen")
    for one in record.incidents:
        node, time = graph.nodes[one["id"]], one["time"]
        wanted = (time["start"], time["end"] or time["start"]) if time["start"] else None
        record.same(spells(record, node), wanted, one["id"] + " spell")
        record.same((node["type"], node["standing"], node["status"], node["review"], node["independent sources"], node["reports"]),
                    (one["kind"], one["standing"], one["status"], one["review"]["state"], one["independent_sources"], one["reports"]), one["id"])
        record.same(node["claims"].split("; "), list(dict.fromkeys(claim["claim"] for claim in one["claims"])), one["id"] + " claims")
        roles = {(a, data["label"]) for a, b, data in edges.values() if b == one["id"]}
        record.same(roles, {(p["actor"], p["role"]) for p in one["participants"] if p["actor"]}, one["id"] + " roles")
    for one in record.network["relations"]:
        source, target, data = edges[one["id"]]
        record.same((source, target, data["label"], data["denied"]), (one["from"], one["to"], one["type"], one.get("denied", False)), one["id"])
        start, end = plain(one["start"]), plain(one["end"])
        record.same(spells(record, data), (first(start), last(end) if end else None) if start or end else None, one["id"] + " spell")
    return f"{len(nodes)} nodes, {len(edges)} edges; spells, roles and attributes of {len(record.incidents)} happenings and {len(record.network['relations'])} relations"
