// Happenings on paper: what they are in words, map and timeline as shapes, the whole list, no entry torn, no addresses of links.
import assert from "node:assert/strict";
import {spawnSync} from "node:child_process";
import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {after, before, test} from "node:test";
import {archiveOf, open, serve, tab} from "./support.mjs";

let archive, server, browser, folder;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), "print-"));
  archive = archiveOf();
  server = await serve(archive.archive);
  browser = await open();
});
after(async () => {
  await browser?.close();
  server?.stop();
  archive?.remove();
  rmSync(folder, {recursive: true});
});
const one = async (path) => (await fetch(`${server.url}/api/v1${path}`)).json();

async function at(path, options) {
  const opened = await tab(browser, server.url, options);
  await opened.page.goto(server.url + path);
  await opened.page.locator(".list-head strong:not(:empty)").waitFor();
  await opened.page.locator(".mark").first().waitFor();
  await opened.page.waitForFunction(() => performance.getEntriesByName(`${location.origin}/assets/countries.json`).length > 0);
  return opened;
}

/// The pages that the browser prints, as texts, and how many pictures of dots are in them.
async function printed(page, how = {format: "A4"}) {
  const file = join(folder, "page.pdf");
  writeFileSync(file, await page.pdf(how));
  const done = (program, ...given) => {
    const {status, stdout, stderr} = spawnSync(program, given, {encoding: "utf8"});
    assert.equal(status, 0, stderr);
    return stdout;
  };
  return {pages: done("pdftotext", "-layout", file, "-").split("\f").slice(0, -1), dots: done("pdfimages", "-list", file).trim().split("\n").length - 2};
}

test("the first page says what it is and has a map and a timeline, all as shapes", async () => {
  const {page, faults, close} = await at("/?country=SD&from=2021");
  const {pages, dots} = await printed(page);
  assert.match(pages[0], /Happenings/);
  assert.match(pages[0], /Country: SD\s+From: 2021/);
  assert.match(pages[0], /Printed on \d{1,2} [A-Z][a-z]+ \d{4}\./);
  assert.match(pages[0], /near Port Sudan/, "the map's mark has its name");
  assert.match(pages[0], /hollow: not reviewed/);
  assert.equal(dots, 0, "nothing of it is a picture of dots");
  assert.doesNotMatch(pages.join(), /https?:/);
  assert.equal(await page.locator(".paper").count(), 0, "the screen is as before");
  assert.deepEqual(faults, []);
  await close();
});

test("marks and bars are those of the list, in light colours also from a dark screen", async () => {
  const {page, close} = await at("/", {colorScheme: "dark"});
  await page.emulateMedia({media: "print", colorScheme: "dark"});
  await page.locator(".paper-map .land").waitFor();
  const {incidents} = await one("/incidents?limit=1000");
  const dated = incidents.filter(({time}) => time.start || time.end);
  assert.equal(await page.locator(".paper-time .bar").count(), dated.length);
  assert.ok((await page.locator(".paper-map .land").getAttribute("d")).length > 5000);
  const {features} = await one("/map?limit=1000");
  const placed = new Set(features.filter((one) => one.properties.layer === "incident").map((one) => one.properties.incident));
  const counted = await page.locator(".paper-map .mark").evaluateAll((marks) => marks.map((mark) => Number(mark.querySelector(".count")?.textContent ?? 1)));
  assert.ok(counted.reduce((sum, number) => sum + number, 0) >= placed.size);
  for (const shape of [".paper-map", ".paper-time"]) assert.ok((await page.locator(shape).boundingBox()).height > 100, shape);
  assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--force").trim()), "#b3361f");
  assert.equal(await page.locator(".desk-map").isVisible(), false);
  await close();
});

test("the whole list is printed, and no entry is torn", async () => {
  const {page, close} = await at("/");
  const {pages} = await printed(page);
  const {incidents} = await one("/incidents?limit=1000&sort=-time");
  assert.ok(pages.length > 3);
  const words = (text) => text.replace(/\s+/g, " ");
  const all = words(pages.join(" "));
  for (const {evidence} of incidents) if (evidence?.sentence) assert.ok(all.includes(words(evidence.sentence.trim()).slice(0, 40)), evidence.sentence);
  // Each entry begins with its kind and ends with its sources: so does each page behind the first.
  const kinds = new Set(incidents.map(({kind}) => kind));
  for (const text of pages.slice(1)) {
    const lines = text.trim().split("\n").map((line) => line.trim()).filter(Boolean);
    assert.ok(kinds.has(lines[0].split(/\s+/)[0].toLowerCase()), lines[0]);
    assert.match(lines.at(-2), /source|denied|contested/);
    assert.match(lines.at(-1), /^\d+ of \d+$/);
  }
  await close();
});

test("a report on paper has no addresses behind its links", async () => {
  const {id} = (await one("/reports")).reports[0];
  const {page, close} = await tab(browser, server.url);
  await page.goto(`${server.url}/reports/${encodeURIComponent(id)}`);
  await page.locator(".report-text .block").first().waitFor();
  await page.emulateMedia({media: "print"});
  const behind = await page.locator("a").evaluateAll((links) => links.map((link) => getComputedStyle(link, "::after").content).filter((content) => content.includes("http")));
  assert.deepEqual(behind, []);
  await close();
});
