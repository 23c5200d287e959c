"""An archive that exports find hard: a happening of which only a year is told, one over an interval, without a place, with three places; quotation marks,
commas, line ends, text that looks like a formula or a tag, names from right to left, people who must not be named, a way over the 180th meridian, a judgement whose reason
looks like a formula."""
import json

TEXTS = [
    {"id": "year", "published": "2021-03-04", "publisher": "North Gazette", "url": "https://north.example/a?x=1&y=2", "title": "=SUM(A1), \"quoted\" <b>and</b> tagged",
     "text": "Norway delivered 40 rifles to Ghana in 2019, the defence ministry of Norway said.\n"},
    {"id": "interval", "published": "2021-03-05", "publisher": "Al Quds Daily", "url": "https://quds.example/b", "title": "جنود في المدينة",
     "text": "Fighters of the Coastal Front shelled Mocha between 3 March and 6 March 2020. \"It did not stop,\" said Peter Okidi, the governor of Mocha.\n"},
    {"id": "nowhere", "published": "2021-03-06", "publisher": "Bay Post", "url": "https://bay.example/c", "title": "Minister resigns",
     "text": "The defence minister of Peru, Elena Quispe, resigned on Friday. She denied that the ministry had bought tanks.\n"},
    {"id": "three", "published": "2021-03-07", "publisher": "Bay Post", "url": "https://bay.example/d", "title": "Bombs in three towns, Zuleika Tamboura says",
     "text": "The army of Uganda bombed Gulu, Lira and Arua on Saturday, killing 12 people. Zuleika Tamboura, a baker, lost her brother Idris Tamboura.\n"},
    {"id": "denied", "published": "2021-03-08", "publisher": "Lira Times", "url": "https://lira.example/e", "title": "Army denies",
     "text": "The army of Uganda denied on Sunday that it had bombed Gulu, Lira and Arua on 6 March.\n"},
    {"id": "dateline", "published": "2021-03-09", "publisher": "Pacific News", "url": "https://pacific.example/f", "title": "Rifles by sea",
     "text": "The navy of Fiji shipped 200 rifles from Suva to Apia on 6 March 2021, the port authority said.\n"},
    {"id": "undated", "publisher": "Lira Times", "title": "-1 + 1\tand a tab", "text": "Police seized 30 pistols in Gulu. Two men were arrested.\n"},
]


def write_texts(path):
    path.write_text("".join(json.dumps(text, ensure_ascii=False) + "\n" for text in TEXTS), encoding="utf-8")


def judge(record):
    """Somebody confirms two happenings: one of which only a year is told, with a claim on it, and one with a reason that names who must not be named."""
    of = {one["claims"][0]["report"]: one for one in record.incidents}
    for key in (of["year"]["id"], of["year"]["claims"][0]["claim"]):
        record.run("review", "accept", key, "--by", "A. Judge", "--why", '=1+1, "so" <b>it</b> was')
    record.run("review", "accept", of["three"]["id"], "--by", "A. Judge", "--why", "Zuleika Tamboura told me so")
