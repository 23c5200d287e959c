"""What clients of event data need: columns, and what the screen and the readings say that a row must hold."""
import json


def gdelt_columns():
    actor = ["Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code", "Type2Code", "Type3Code"]
    geo = ["Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID"]
    return ["GLOBALEVENTID", "Day", "MonthYear", "Year", "FractionDate", *["Actor1" + c for c in actor], *["Actor2" + c for c in actor], "IsRootEvent", "EventCode",
            "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "NumMentions", "NumSources", "NumArticles", "AvgTone", *["Actor1Geo_" + c for c in geo],
            *["Actor2Geo_" + c for c in geo], *["ActionGeo_" + c for c in geo], "DATEADDED", "SOURCEURL"]


MENTION_COLUMNS = ["GLOBALEVENTID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName", "MentionIdentifier", "SentenceID", "Actor1CharOffset",
                   "Actor2CharOffset", "ActionCharOffset", "InRawText", "Confidence", "MentionDocLen", "MentionDocTone", "MentionDocTranslationInfo", "Extras"]


class Readings:
    """The readings of a record by report, from its own export."""

    def __init__(self, record):
        lines = (record.export("jsonl") / "readings.jsonl").read_text(encoding="utf-8").splitlines()
        self.of = {reading["report"]["id"]: reading for reading in map(json.loads, lines)}

    def event(self, incident):
        """The event that the telling claim is on."""
        told = telling_claim(incident)
        reading = self.of[told["report"]]
        claim = next(one for one in reading["claims"] if one["key"] == told["claim"])
        return next(event for event in reading["events"] if event["id"] == claim["event"])

    def claim(self, report, key):
        return next(one for one in self.of[report]["claims"] if one["key"] == key)


def claims_of(incident):
    """One for each key of each report, whatever number of roots it has."""
    return {(claim["report"], claim["claim"]): claim for claim in incident["claims"]}


def telling_claim(incident):
    whole = [claim for claim in incident["claims"] if claim["polarity"] == "affirmed" and claim["about"] == "all" and not claim["superseded"]]
    return (whole or incident["claims"])[0]


def told_as(record, readings, field):
    """Happenings that somebody affirms and whose event has a code of this scheme, with that event."""
    out = []
    for incident in record.incidents:
        event = readings.event(incident)
        if event[field] and any(claim["polarity"] == "affirmed" for claim in incident["claims"]):
            out.append((incident, event))
    return out


def name_at(incident, *roles):
    names = [party["name"] for role in roles for party in incident["participants"] if party["role"] == role and party["name"]]
    return in_cell(names[0]) if names else ""


def in_cell(text):
    text = text.replace('"', "'").replace("\n", " ").replace("\t", " ")
    return "'" + text if text.startswith(("=", "+", "-", "@")) else text


def shown_site(incident):
    sites = [site for site in incident["places"] if site["lat"] is not None and site["basis"] != "inferred"]
    return min(sites, key=lambda site: site["radius_km"], default=None)
