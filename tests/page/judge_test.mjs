// Judging by keyboard, and that a server which only reads says so.
import assert from "node:assert/strict";
import {after, before, test} from "node:test";
import {archiveOf, findings, open, run, serve, tab} from "./support.mjs";

let archive, server, reader, browser, opened;
before(async () => {
  archive = archiveOf();
  server = await serve(archive.archive, {more: ["--allow-writes"]});
  reader = await serve(archive.archive);
  browser = await open();
  opened = await tab(browser, server.url);
});
after(async () => {
  await browser?.close();
  server?.stop();
  reader?.stop();
  archive?.remove();
});

const judgements = () => JSON.parse(run("review", "list", "--json", "--archive", archive.archive)).judgements;
const title = () => opened.page.locator(".candidate.whole > b").textContent();

test("a, why, Enter: it is accepted, the next one comes, and u takes it back", async () => {
  const {page} = opened;
  await page.goto(`${server.url}/review`);
  await page.locator(".judge").waitFor();
  assert.deepEqual(await findings(page), []);
  const first = await title();
  await page.keyboard.press("a");
  await page.locator("input[name=why]").fill("seen on two films");
  await page.locator("input[name=by]").fill("A. Desk");
  await page.keyboard.press("Enter");
  await page.waitForFunction((before) => ![before, undefined].includes(document.querySelector(".candidate.whole > b")?.textContent), first);
  assert.deepEqual(judgements().map((one) => [one.verdict, one.by, one.why]), [["accept", "A. Desk", "seen on two films"]]);
  await page.keyboard.press("u");
  await page.locator("input[name=why]").fill("the other film");
  await page.keyboard.press("Enter");
  await page.waitForFunction((before) => document.querySelector(".candidate.whole > b")?.textContent === before, first);
  assert.ok(judgements().some((one) => one.verdict === "undo"));
});

test("a claim is chosen with j and corrected", async () => {
  const {page} = opened;
  await page.keyboard.press("j");
  await page.locator(".candidate:not(.whole)[aria-pressed=true]").waitFor();
  await page.keyboard.press("c");
  await page.locator("input[name=date]").fill("2023-06");
  await page.locator("input[name=why]").fill("the manifest says June");
  await page.keyboard.press("Enter");
  await page.locator(".judge form").waitFor({state: "detached"});
  const last = judgements().at(-1);
  assert.deepEqual([last.verdict, last.corrections[0].field, last.corrections[0].value], ["correct", "date", "2023-06"]);
});

test("what makes no sense is refused in words, and nothing is written", async () => {
  const {page} = opened;
  const before_ = judgements().length;
  await page.keyboard.press("c");
  await page.locator("input[name=date]").fill("soon");
  await page.locator("input[name=why]").fill("x");
  await page.keyboard.press("Enter");
  assert.match(await page.locator(".judge .fault").textContent(), /soon/);
  assert.equal(judgements().length, before_);
});

test("a server that only reads has no buttons", async () => {
  await opened.page.goto(`${reader.url}/review`);
  await opened.page.locator(".notice code").waitFor();
  assert.equal(await opened.page.locator(".judge").count(), 0);
});
