"""html: read by lxml, and drawn by chromium where it is installed; happenings, days, claims and points are those of the screen, and the page asks for
nothing else and runs nothing."""
import base64
import hashlib
import re
import shutil
import subprocess

from lxml import html

LOADS = ("src", "srcset", "style", "background", "poster", "data", "action", "ping")


def drawn(path, folder):
    """The page as chromium has it after it has run what may run."""
    done = subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'chromium'}", "--dump-dom", path.as_uri()],
                          capture_output=True, timeout=120, check=False)
    return html.document_fromstring(done.stdout.decode("utf-8"))


def asks_for_nothing(record, page):
    style = page.xpath("//style")
    record.same(len(style), 1, "styles")
    digest = base64.b64encode(hashlib.sha256(style[0].text.encode("utf-8")).digest()).decode()
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    record.same(policy, [f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"], "policy")
    record.holds(not re.search(r"url\(|@import", style[0].text), "the style asks for something")
    record.same(page.xpath("//script | //link | //iframe | //object | //img | //base | //form"), [], "what would ask or run")
    for element in page.iter():
        for name, value in element.attrib.items():
            record.holds(not name.startswith("on") and name not in LOADS, f"{element.tag} {name}={value}")
            record.holds(name != "href" or value.startswith(("#", "http://", "https://")), f"a link to {value}")


def check(record):
    path = record.export("html") / "dateline.html"
    browser = shutil.which("chromium")
    text = path.read_text("utf-8")
    asks_for_nothing(record, html.document_fromstring(text))
    page = drawn(path, record.folder) if browser else html.document_fromstring(text)
    articles = page.xpath("//article")
    record.same([one.get("data-id") for one in articles], [one["id"] for one in record.incidents], "happenings in the order of the screen")
    for article, one in zip(articles, record.incidents):
        record.same(article.xpath(".//tbody/tr/td[4]/code/text()"), list(dict.fromkeys(claim["claim"] for claim in one["claims"])), one["id"] + " claims")
        record.holds(one["review"]["state"].replace("_", " ") in article.xpath(".//span[contains(@class, 'tag')]/text()"), one["id"] + " review")
        if len(one["time"]["value"] or "") == 4:
            record.holds(article.xpath("string(.//p[@class='when'])").startswith(one["time"]["value"]), one["id"] + ": a year")
    numbers = {one["id"]: number for number, one in enumerate(record.incidents, 1)}
    at = {(f["geometry"]["coordinates"][0], f["geometry"]["coordinates"][1]) for f in record.json("map")["features"]
          if f["properties"]["layer"] == "incident" and not f["properties"]["place"]["area"]}
    record.same(len(page.xpath("//*[local-name()='circle'][@class='pin']")), len(at), "pins")
    record.holds(all(page.xpath(f"//*[@id='{link[1:]}']") for link in page.xpath("//a/@href") if link.startswith("#")), "links within the page")
    reports = page.xpath("//section[@id='reports']//tbody/tr/td[3]/code/text()[1]")
    record.holds({claim["report"] for one in record.incidents for claim in one["claims"]} <= set(reports), "reports of claims")
    asked = html.parse(record.export("html", "--kind", "transfer") / "dateline.html")
    wanted = [one["id"] for one in record.json("timeline", "--kind", "transfer")["incidents"]]
    record.holds(wanted and len(wanted) < len(numbers), "the filter asks for some of them")
    record.same(asked.xpath("//article/@data-id"), wanted, "happenings under a filter")
    record.same(asked.xpath("string(//p[@class='asked'])").strip(), "Asked for: kind transfer.", "the filter in words")
    return f"{len(numbers)} happenings, {len(at)} pins, by lxml" + (" and chromium" if browser else "")
