// Reports that give reason to look twice: a word says so in every list, and the reasons are told where it is pointed at, focused or tapped.
import assert from "node:assert/strict";
import {after, before, test} from "node:test";
import {archiveOf, findings, open, serve, tab} from "./support.mjs";

const STORY = "Soldiers killed nine farmers on 14 March 2022 in the town of Gwoza, a teacher said. The bodies lay beside the road to the mill until the evening, and nobody came to bury them.";
const EARLY = /^It says that it was published on 2022-03-02, and tells of 2022-03-14 as past\.$/;
const report = (id, more) => ({id, publisher: "Plain Courier", published: "2022-03-15", title: `News of ${id}`, url: `https://plain-courier.example/${id}`, text: STORY, ...more});

let archive, server, browser;
before(async () => {
  archive = archiveOf([report("early", {published: "2022-03-02", publisher: "Fake Times"}), report("p1"), report("p2"), report("p3")]);
  server = await serve(archive.archive);
  browser = await open();
});
after(async () => {
  await browser?.close();
  server?.stop();
  archive?.remove();
});

async function at(path, waited, options) {
  const opened = await tab(browser, server.url, options);
  await opened.page.goto(server.url + path);
  await opened.page.locator(waited).first().waitFor();
  return opened;
}
const reasons = (page) => page.locator(".look-why:popover-open > span").allTextContents();

test("a list of happenings says so, and why, by keyboard and by pointer", async () => {
  const {page, faults, close} = await at("/?q=farmers", ".rows .look");
  assert.equal(await page.locator(".rows .look button").textContent(), "look twice");
  await page.locator(".rows .incident").focus();
  await page.keyboard.press("Tab");
  const told = await reasons(page);
  assert.ok(told.some((why) => /^1 report: It says that it was published on 2022-03-02/.test(why)), told.join("\n"));
  assert.ok(told.some((why) => /^3 reports: Plain Courier has this story under 3 addresses/.test(why)), told.join("\n"));
  await page.keyboard.press("Escape");
  assert.deepEqual(await reasons(page), []);
  await page.locator(".rows .look button").hover();
  assert.ok((await reasons(page)).length >= 2);
  const box = await page.locator(".look-why:popover-open").boundingBox();
  await page.mouse.move(box.x + 20, box.y + box.height / 2, {steps: 3});
  assert.ok((await reasons(page)).length >= 2, "the pointer cannot go to the reasons");
  assert.deepEqual(await findings(page), []);
  await page.goto(`${server.url}/?kind=transfer`);
  await page.locator(".rows .incident").first().waitFor();
  assert.equal(await page.locator(".look").count(), 0, "what gives no reason is marked");
  assert.deepEqual(faults, []);
  await close();
});

test("a tap opens the reasons within a narrow screen", async () => {
  const {page, close} = await at("/?q=farmers", ".rows .look", {viewport: {width: 360, height: 740}, hasTouch: true});
  await page.locator(".rows .look button").tap();
  const box = await page.locator(".look-why:popover-open").boundingBox();
  assert.ok(box.x >= 0 && box.x + box.width <= 360 && box.y >= 0 && box.y + box.height <= 740, JSON.stringify(box));
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "it is wider than the screen");
  await close();
});

test("a happening says it beside each report, the report itself in full", async () => {
  const [one] = (await (await fetch(`${server.url}/api/v1/incidents?q=farmers`)).json()).incidents;
  const {page, faults, close} = await at(`/incidents/${one.id}`, ".branch .look");
  await page.locator(".steps, .copies li").filter({hasText: "News of early"}).locator(".look button").first().focus();
  assert.ok((await reasons(page)).some((why) => EARLY.test(why)));
  assert.deepEqual(await findings(page), []);
  await page.goto(`${server.url}/reports/p2`);
  await page.locator(".doubts").waitFor();
  assert.match((await page.locator(".doubts li").allTextContents()).join("\n"), /under 3 addresses; together they are one source/);
  assert.deepEqual(faults, []);
  await close();
});

test("the latest reports say what each gives reason for by itself", async () => {
  const {page, close} = await at("/reports", ".report-row .look");
  assert.equal(await page.locator(".report-row .look").count(), 1);
  await page.locator(".report-row .look button").focus();
  assert.match((await reasons(page)).join(), EARLY);
  await close();
});

for (const colorScheme of ["light", "dark"]) {
  test(`it can be read: ${colorScheme}`, async () => {
    const {page, close} = await at("/?q=farmers", ".rows .look", {colorScheme});
    await page.locator(".rows .look button").focus();
    assert.deepEqual(await findings(page), []);
    await close();
  });
}
