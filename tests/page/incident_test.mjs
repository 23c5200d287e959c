// One happening on the page: roots, copies folded under their origin, denials, what does not agree, and how it stood on a day.
import assert from "node:assert/strict";
import {after, before, test} from "node:test";
import {archiveOf, findings, open, serve, tab} from "./support.mjs";

let archive, server, browser, opened;
before(async () => {
  archive = archiveOf();
  server = await serve(archive.archive);
  browser = await open();
  opened = await tab(browser, server.url);
});
after(async () => {
  await browser?.close();
  server?.stop();
  archive?.remove();
});

async function happening(filter) {
  const reply = await fetch(`${server.url}/api/v1/incidents?${filter}`);
  return (await reply.json()).incidents;
}

async function show(path) {
  await opened.page.goto(server.url + path);
  await opened.page.locator(".branch .report-link > span").first().waitFor();
  return opened.page;
}

test("a strike that four reports tell rests on one root, copies folded", async () => {
  const [strike] = (await happening("q=depot")).filter((one) => one.reports === 4);
  const page = await show(`/incidents/${strike.id}`);
  assert.equal(await page.locator(".figure").textContent(), String(strike.independent_sources));
  assert.equal(await page.locator(".chain:not(.own) .root b").first().textContent(), "Red Sea Ports Authority");
  assert.ok((await page.locator(".copies li").count()) >= 2, "copies are not folded");
  assert.match(await page.locator(".contradiction").textContent(), /killed 2.*killed 3/s);
  assert.deepEqual(await findings(page), []);
});

test("who denies stands beside who says it, and the slider goes back before the denial", async () => {
  const [shells] = (await happening("kind=transfer&q=shells")).filter((one) => one.standing === "contested");
  const page = await show(`/incidents/${shells.id}`);
  assert.equal(await page.locator(".chain.denies .root b").first().textContent(), "foreign ministry");
  assert.equal(await page.locator(".side").count(), 2);
  assert.match(await page.locator(".facts").textContent(), /Whereorigin Mombasa \(KE\)via Malaba \(UG\)Kampala \(UG\)destination Juba \(SS\)/, "in the order of the way, states that say no more left out");
  await page.locator("#known").fill("0");
  await page.waitForFunction(() => document.querySelectorAll(".chain.denies").length === 0);
  await page.waitForURL(/known=2023-09-21/);
  assert.deepEqual(opened.faults, []);
});

test("what there is not is said in words", async () => {
  await opened.page.goto(`${server.url}/incidents/i-00000000`);
  assert.match(await opened.page.locator(".notice.fault").textContent(), /i-00000000/);
});
