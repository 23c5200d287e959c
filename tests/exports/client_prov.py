"""prov: rdflib reads the JSON-LD, the prov package takes what rdflib writes again, and SPARQL asks where claims come from; against the screen."""
import io
import warnings
from urllib.parse import unquote

import rdflib
from prov.model import ProvActivity, ProvAgent, ProvDocument, ProvEntity

PREFIX = "PREFIX prov: <http://www.w3.org/ns/prov#> PREFIX dl: <urn:dateline:term:> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "


def ask(graph, query):
    return [tuple(None if value is None else str(value) for value in row) for row in graph.query(PREFIX + query)]


def last(iri):
    return unquote(iri.rsplit(":", 1)[1])


def check(record):
    path = record.export("prov") / "prov.jsonld"
    graph = rdflib.Graph().parse(path, format="json-ld")
    claims = {(last(c), key): (polarity, certainty, last(report), last(reading)) for c, key, polarity, certainty, report, reading in ask(
        graph, "SELECT ?c ?k ?p ?s ?r ?a { ?c a dl:Claim; dl:key ?k; dl:polarity ?p; dl:certainty ?s; prov:wasDerivedFrom ?r; prov:wasGeneratedBy ?a. ?a prov:used ?r }")}
    wanted = {(claim["report"], claim["claim"]): (claim["polarity"], claim["certainty"], claim["report"], claim["report"]) for one in record.incidents for claim in one["claims"]}
    record.same({key: claims.get(key) for key in wanted}, wanted, "claims, their reports and readings")
    of_relations = {(claim["report"], claim["claim"]) for one in record.network["relations"] for claim in one["claims"]}
    record.same(set(claims), set(wanted) | of_relations, "no others")
    derived = {}
    for incident, key in ask(graph, "SELECT ?i ?k { ?i a dl:Incident; prov:wasDerivedFrom ?c. ?c dl:key ?k }"):
        derived.setdefault(last(incident), set()).add(key)
    record.same(derived, {one["id"]: {claim["claim"] for claim in one["claims"]} for one in record.incidents}, "incidents and their claims")
    roots = {}
    for report, key, name in ask(graph, "SELECT ?r ?k ?n { ?c a dl:Claim; dl:key ?k; prov:wasDerivedFrom ?r; prov:hadPrimarySource ?s. ?s prov:wasAttributedTo/rdfs:label ?n }"):
        roots.setdefault((last(report), key), set()).add(name)
    checked = 0
    for report, key, *_ in wanted:
        shown = record.json("claim", key)
        if shown["report"] != report:
            continue  # the same words in another report
        depth = max(step["depth"] for step in shown["attribution"])
        deepest = sum(step["depth"] == depth for step in shown["attribution"]) if depth else 0
        record.holds(bool(roots.get((report, key))) == bool(deepest), f"{key}: primary sources {roots.get((report, key))}")
        checked += 1
    published = {last(r): day for r, day in ask(graph, "SELECT ?r ?d { ?r a dl:Report; dl:published ?d }")}
    at = {last(r) for r, _ in ask(graph, "SELECT ?r ?t { ?r a dl:Report; prov:generatedAtTime ?t }")}
    record.same(at, {report for report, day in published.items() if len(day) > 10}, "a point in time where only a day is known")
    engines = ask(graph, "SELECT DISTINCT ?v ?m { ?a a dl:Reading; prov:wasAssociatedWith ?e. ?e dl:version ?v; dl:model ?m }")
    record.holds(engines and all(version and "sha256" in model for version, model in engines), f"engines: {engines}")
    reviews = {last(i): (state, who) for i, state, who in ask(graph, "SELECT ?i ?s ?w { ?i a dl:Incident; prov:wasInfluencedBy ?r. ?r dl:state ?s; prov:wasAssociatedWith/rdfs:label ?w }")}
    record.same(reviews, {one["id"]: (one["review"]["state"], one["review"]["by"]) for one in record.incidents if one["review"]["by"]}, "reviews")
    warnings.simplefilter("ignore")  # it says that it keeps "a person" of an agent as a word only
    document = ProvDocument.deserialize(io.StringIO(graph.serialize(format="trig")), format="rdf", rdf_format="trig")
    counts = {kind.__name__: len({str(r.identifier) for r in document.get_records(kind)}) for kind in (ProvEntity, ProvActivity, ProvAgent)}
    record.same(counts["ProvActivity"], len(ask(graph, "SELECT DISTINCT ?a { ?a a prov:Activity }")), "activities in the prov package")
    record.same(counts["ProvEntity"], len(ask(graph, "SELECT DISTINCT ?e { ?e a prov:Entity }")), "entities in the prov package")
    record.same(counts["ProvAgent"], len(ask(graph, "SELECT DISTINCT ?e { ?e a prov:Agent }")), "agents in the prov package")
    return f"{len(graph)} triples; derivation, reading, sources of {len(claims)} claims ({checked} with their chains), {len(reviews)} reviews; prov: {counts}"
