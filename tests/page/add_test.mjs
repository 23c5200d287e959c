// Adding reports from the page, taking rows away as files, and running stories.
import assert from "node:assert/strict";
import {readFileSync} from "node:fs";
import {after, before, test} from "node:test";
import {archiveOf, findings, open, run, serve, tab} from "./support.mjs";

const TEXT = "Rebels attacked the base in Gao on 1 March 2020, killing three soldiers, the army said.";
const HOSTILE = "<img src=x onerror=alert(1)>.txt";

let archive, server, browser;
before(async () => {
  archive = archiveOf();
  server = await serve(archive.archive, {more: ["--allow-writes"]});
  browser = await open();
});
after(async () => {
  await browser?.close();
  server?.stop();
  archive?.remove();
});
const one = async (path) => (await fetch(`${server.url}/api/v1${path}`)).json();

async function at(path, waitFor, url = server.url) {
  const opened = await tab(browser, url, {acceptDownloads: true});
  await opened.page.goto(url + path);
  await opened.page.locator(waitFor).first().waitFor();
  return opened;
}

/// What a click lets the browser save.
async function saved(page, click) {
  const [download] = await Promise.all([page.waitForEvent("download"), click()]);
  return {name: download.suggestedFilename(), bytes: readFileSync(await download.path())};
}
const lines = (bytes) => bytes.toString("utf8").replace(/^\ufeff/, "").trim().split("\r\n");

test("chosen files are added once a name is given, and their happenings are there", async () => {
  const {page, faults, close} = await at("/add", "#add-files");
  await page.locator("#add-files").setInputFiles([{name: HOSTILE, mimeType: "text/plain", buffer: Buffer.from(TEXT)}, {name: "program", mimeType: "", buffer: Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0])}]);
  await page.locator(".ways .fault").waitFor();
  assert.equal(await page.locator(".job").count(), 0, "custody needs a name");
  await page.locator("#add-by").fill("A. Desk");
  await page.locator("#add-by").press("Tab");
  await page.locator(".job.done").waitFor();
  await page.locator(".job.failed").waitFor();
  assert.match(await page.locator(".job.failed .fault").first().textContent(), /program/);
  assert.ok((await page.locator(".job.done b").textContent()).includes(HOSTILE));
  assert.deepEqual(await findings(page), []);
  await page.locator(".job.done .job-reports a").click();
  await page.locator(".report-text .m-place", {hasText: "Gao"}).waitFor();
  await page.goto(`${server.url}/incidents?place=Gao`);
  await page.locator(".incident").first().waitFor();
  assert.deepEqual(faults, []);
  await close();
});

test("files are dropped anywhere, and an address that cannot be had says why", async () => {
  const {page, faults, close} = await at("/reports", ".title");
  await page.evaluate(() => localStorage.setItem("by", "A. Desk"));
  await page.reload();
  await page.locator(".to-add").waitFor();
  const dropped = await page.evaluateHandle((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "lima.txt", {type: "text/plain"}));
    return data;
  }, TEXT.replace("Gao", "Lima"));
  await page.dispatchEvent("body", "dragenter", {dataTransfer: dropped});
  await page.locator(".drop-over").waitFor();
  await page.dispatchEvent("body", "drop", {dataTransfer: dropped});
  await page.waitForURL(/\/add$/);
  await page.locator(".job.done", {hasText: "lima.txt"}).waitFor();
  await page.locator("#add-address").fill("http://127.0.0.1:9/nothing.html");
  await page.locator(".fetch-form button").click();
  await page.locator(".job.failed", {hasText: "nothing.html"}).waitFor();
  await page.locator("#add-address").fill("ftp://paper.example/x");
  await page.locator(".fetch-form button").click();
  await page.locator(".job.failed", {hasText: "ftp://paper.example/x"}).locator(".fault").waitFor();
  assert.deepEqual(faults.filter((fault) => !/status of 400/.test(fault)), [], "the browser itself says that an address was refused");
  await close();
});

test("without leave to write nothing can be added, and nothing offers it", async () => {
  const shown = await serve(archive.archive);
  const {page, close} = await at("/add", ".notice", shown.url);
  assert.match(await page.locator(".notice").textContent(), /--allow-writes/);
  assert.equal(await page.locator(".to-add").count(), 0);
  await close();
  shown.stop();
});

test("the rows of the screen are the rows of the export", async () => {
  const {page, faults, close} = await at("/?kind=transfer&to=2023", ".incident");
  const shown = await page.locator(".rows a.incident").evaluateAll((all) => all.map((link) => link.getAttribute("href").split("/").pop()));
  assert.ok(shown.length > 1);
  await page.locator(".export summary").click();
  assert.deepEqual(await findings(page), []);
  const table = await saved(page, () => page.locator(".export .menu button", {hasText: "This list"}).click());
  assert.equal(table.name, "happenings.csv");
  assert.deepEqual(lines(table.bytes).slice(1).map((row) => row.split(",")[0]), shown);
  await page.locator(".export summary").click();
  const page_ = await saved(page, () => page.locator(".export .menu button", {hasText: "A page to print"}).click());
  assert.equal(page_.name, "dateline.html");
  assert.match(page_.bytes.toString("utf8"), /^<!doctype html>/i);
  await page.locator(".export summary").click();
  const packed = await saved(page, () => page.locator(".export .menu button", {hasText: "Spreadsheet"}).click());
  assert.equal(packed.name, "dateline-csv.zip");
  const {spawnSync} = await import("node:child_process");
  const read = spawnSync("python3", ["-c", "import sys,io,zipfile,csv;z=zipfile.ZipFile(io.BytesIO(sys.stdin.buffer.read()));assert z.testzip() is None;print(' '.join(r['id'] for r in csv.DictReader(io.TextIOWrapper(z.open('happenings.csv'),'utf-8'))))"],
    {input: packed.bytes, encoding: "utf8"});
  assert.deepEqual(read.stdout.trim().split(" "), shown, read.stderr);
  await page.locator(".export summary").click();
  const map = await saved(page, () => page.locator(".export .menu button", {hasText: "GeoPackage"}).click());
  assert.equal(map.bytes.subarray(0, 15).toString(), "SQLite format 3");
  assert.deepEqual(faults, []);
  await close();
});

test("each list is given as a table, and formulas of strangers are none", async () => {
  for (const [path, row, name] of [["/reports", ".report-row", "reports.csv"], ["/actors", "tbody tr", "actors.csv"], ["/sources", "tbody tr", "sources.csv"], ["/search?query=rifles&in=claims", ".hits li", "found-claims.csv"], ["/stories", ".report-row", "stories.csv"]]) {
    const {page, close} = await at(path, row);
    const count = await page.locator(row).count();
    await page.locator(".export summary").click();
    const table = await saved(page, () => page.locator(".export .menu button").first().click());
    assert.equal(table.name, name);
    assert.equal(lines(table.bytes).filter((line) => !/^\s/.test(line)).length, count + 1, path);
    await close();
  }
  run("add", "-", "--archive", archive.archive, "--from", "jsonl", {input: JSON.stringify({id: "formula", title: "=1+1", published: "2031-01-01", text: "Soldiers arrived in Lima on Monday."})});
  const {page, close} = await at("/reports", ".report-row");
  await page.locator(".export summary").click();
  const table = await saved(page, () => page.locator(".export .menu button").first().click());
  assert.ok(lines(table.bytes)[1].includes(",'=1+1,"), lines(table.bytes)[1]);
  await close();
});

test("stories stand beside the latest reports, and open to their reports", async () => {
  const {page, faults, close} = await at("/reports", ".tabs a");
  await page.locator(".tabs a", {hasText: "Stories"}).click();
  await page.waitForURL(/\/stories/);
  await page.locator(".stories .title").first().waitFor();
  const told = (await one("/stories")).stories;
  assert.deepEqual(await page.locator(".stories > li > .title").allTextContents(), told.map((story) => story.title));
  await page.locator(".stories summary").first().click();
  await page.locator(".stories ol a").nth(told[0].reports.length - 1).waitFor();
  assert.deepEqual(await page.locator(".stories ol a").evaluateAll((all) => all.map((link) => decodeURIComponent(link.getAttribute("href").split("/").pop()))), told[0].reports);
  assert.deepEqual(await findings(page), []);
  assert.deepEqual(faults, []);
  await close();
});
