// Exhibits with their pictures: blurred until asked for, lazily asked for, larger at a click, in a box that does not move, and nothing where nothing may be shown.
import assert from "node:assert/strict";
import {createServer} from "node:http";
import {after, before, test} from "node:test";
import {deflateSync} from "node:zlib";
import {archiveOf, findings, open, run, serve, tab} from "./support.mjs";

const TOKEN = "0123456789abcdef-of-a-test";
const CAPTION = "The burned base in Gao, seen on 3 March 2020.";
const STORY = `<html lang="en"><head><meta charset="utf-8"><title>Base attacked</title></head><body><article><h1>Base attacked</h1>
  <figure><img src="/base.png"><figcaption>${CAPTION}</figcaption></figure><figure><img src="/gone.png"><figcaption>The road to Gao.</figcaption></figure>
  <p>Example Imaging said satellite images taken on 3 March 2020 showed that rebels had attacked the army base in Gao.</p>
  <p>The attack was the second in a week, residents of the town said, and the army said that it would send more soldiers to the base before the end of the month.</p></article></body></html>`;

/// As PNG has it (Debian 12's Node has none of its own).
function crc32(bytes) {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; ++bit) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const numbers = [Buffer.alloc(4), Buffer.alloc(4)];
  numbers[0].writeUInt32BE(data.length);
  numbers[1].writeUInt32BE(crc32(body));
  return Buffer.concat([numbers[0], body, numbers[1]]);
}

/// Ground, sky and smoke.
function png(width, height, ...more) {
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0]);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  const rows = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0; y < height; ++y) {
    for (let x = 0; x < width; ++x) {
      const [u, v] = [x / width, y / height];
      const smoke = Math.max(0, 1 - Math.abs(u - 0.55 - 0.2 * (0.7 - v)) * (3 + 9 * v)) * (v < 0.7 ? 1 : 0);
      const ground = v > 0.68 + 0.02 * Math.sin(20 * u);
      const wall = ground ? 0 : v > 0.55 && ((u > 0.3 && u < 0.45) || (u > 0.5 && u < 0.7));
      const [r, g, b] = ground ? [170 - 60 * v, 140 - 50 * v, 100 - 40 * v] : wall ? [205, 190, 165] : [150 + 60 * v, 180 + 30 * v, 215];
      rows.set([r, g, b].map((one) => Math.round(one * (1 - 0.75 * smoke))), y * (1 + width * 3) + 1 + x * 3);
    }
  }
  return Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), chunk("IHDR", head), ...more, chunk("IDAT", deflateSync(rows)), chunk("IEND", Buffer.alloc(0))]);
}

const BASE = png(480, 320, chunk("tEXt", Buffer.from("Author\0An invented hand")));
let archive, server, browser, report;
before(async () => {
  archive = archiveOf();
  const web = createServer((request, reply) => {
    const told = {"/base": ["text/html", STORY], "/base.png": ["image/png", BASE]}[request.url];
    reply.writeHead(told ? 200 : 404, {"Content-Type": told?.[0] ?? "text/plain"}).end(told?.[1] ?? "no such page");
  });
  await new Promise((done) => web.listen(0, "127.0.0.1", done));
  // The server answers while the program runs: not with run, which waits for it.
  const {spawn} = await import("node:child_process");
  await new Promise((done, fail) => spawn(process.env.DATELINE_BINARY ?? "build/release/bin/dateline",
    ["add", `http://127.0.0.1:${web.address().port}/base`, "--with-media", "--pause", "0", "--retries", "0", "--archive", archive.archive], {stdio: "ignore"})
    .on("exit", (status) => (status === 0 ? done() : fail(new Error(`add ended with ${status}`)))));
  web.close();
  server = await serve(archive.archive);
  browser = await open();
  report = (await one("/reports?q=rebels&limit=100")).reports.find((row) => row.title === "Base attacked").id;
});
after(async () => {
  await browser?.close();
  server?.stop();
  archive?.remove();
});

const one = async (path, url = server.url, fields = {}) => (await fetch(`${url}/api/v1${path}`, {headers: fields})).json();
const blurOf = (page) => page.locator(".picture img").first().evaluate((image) => getComputedStyle(image).filter);

async function at(path, waitFor, options, url = server.url) {
  const opened = await tab(browser, url, options);
  await opened.page.goto(url + path);
  await opened.page.locator(waitFor).first().waitFor();
  return opened;
}

test("a report's picture comes near the screen, blurred until asked for, in a box that stays", async () => {
  const {page, faults, close} = await at(`/reports/${encodeURIComponent(report)}`, ".exhibit.kept", {viewport: {width: 900, height: 300}});
  let asked = 0;
  page.on("request", (request) => (asked += request.url().endsWith("/image")));
  assert.equal(await page.locator(".picture img").count(), 0, "it is far below the screen");
  const box = await page.locator(".picture").boundingBox();
  await page.locator(".picture").scrollIntoViewIfNeeded();
  await page.locator(".show-picture").waitFor();
  assert.equal(asked, 1);
  assert.match(await blurOf(page), /blur\((2\d|3\d)px\)/);
  assert.equal(await page.locator(".picture img").getAttribute("alt"), "");
  await page.locator(".show-picture").click();
  assert.equal(await blurOf(page), "none");
  assert.equal(await page.locator(".picture img").getAttribute("alt"), CAPTION);
  assert.equal(await page.locator(".picture img").evaluate((image) => image.naturalWidth), 480);
  const now = await page.locator(".picture").boundingBox();
  assert.deepEqual([now.width, now.height], [box.width, box.height]);
  const words = await page.locator(".exhibit.kept").textContent();
  assert.match(words, /Its caption claims\s*Gao, 3 Mar 2020/);
  assert.match(words, /SHA-256 [0-9a-f]{16}/);
  assert.match(await page.locator(".exhibit:not(.kept)").textContent(), /The road to Gao\..*not kept/);
  assert.deepEqual(await findings(page), []);
  await page.reload();
  await page.locator(".picture").scrollIntoViewIfNeeded();
  await page.locator(".picture.clear img").waitFor();  // remembered
  assert.deepEqual(faults, []);
  await close();
});

test("a click shows it larger, Escape leaves it, and it can be blurred again", async () => {
  const {page, close} = await at(`/reports/${encodeURIComponent(report)}`, ".exhibit.kept");
  await page.locator(".picture").scrollIntoViewIfNeeded();
  await page.locator(".show-picture").click();
  await page.locator(".enlarge").click();
  await page.locator("dialog.larger[open] img").waitFor();
  assert.ok((await page.locator("dialog.larger img").boundingBox()).width > 400);
  assert.deepEqual(await findings(page), []);
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("dialog.larger").count(), 0);
  await page.locator(".enlarge").click();
  await page.locator("dialog.larger .button", {hasText: "Blur it again"}).click();
  assert.match(await blurOf(page), /blur/);
  await close();
});

test("a happening shows the pictures of its reports and what they rest it on", async () => {
  const happening = (await one("/incidents?place=Gao&limit=100")).incidents.find((row) => row.exhibits.length > 0);
  const {page, faults, close} = await at(`/incidents/${happening.id}`, ".exhibit.kept");
  assert.match(await page.locator(".rests").textContent(), /Rests on satellite images, taken 3 Mar 2020: Base attacked/);
  await page.locator(".show-pictures input").check();
  await page.locator(".picture").scrollIntoViewIfNeeded();
  await page.locator(".picture.clear img").waitFor();
  assert.equal(await page.locator(".exhibit.kept dd a").textContent(), "Base attacked");
  assert.deepEqual(faults, []);
  await close();
});

test("all exhibits have a list, also where a token is asked for", async () => {
  const locked = await serve(archive.archive, {token: TOKEN});
  const {page, faults, close} = await at("/exhibits", ".ask-token input", {}, locked.url);
  await page.locator(".ask-token input").fill(TOKEN);
  await page.locator(".ask-token button").click();
  await page.locator(".show-picture").click();
  assert.equal(await page.locator(".picture.clear img").evaluate((image) => image.naturalWidth), 480);
  assert.deepEqual(await findings(page), []);
  assert.deepEqual(faults.filter((fault) => !fault.includes("401")), []);
  await close();
  locked.stop();
});

test("a file whose picture is damaged says so in its place", async () => {
  const gone = archiveOf();
  const file = `${archive.archive}.png`;
  (await import("node:fs")).writeFileSync(file, BASE.subarray(0, BASE.length - 12));
  run("add", file, "--archive", gone.archive);
  const other = await serve(gone.archive);
  const {page, close} = await at("/exhibits", ".picture .about", {}, other.url);
  assert.match(await page.locator(".picture .about").textContent(), /^Not shown: its end is missing/);
  assert.equal(await page.locator(".show-picture").count(), 0);
  await close();
  other.stop();
  gone.remove();
});
