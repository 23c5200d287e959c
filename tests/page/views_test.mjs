// Reports, actors, sources, search, cases, watches: what each shows, and that a report's text is marked and never run.
import assert from "node:assert/strict";
import {after, before, test} from "node:test";
import {archiveOf, findings, open, run, serve, tab} from "./support.mjs";

const HOSTILE = {id: "hostile", published: "2020-03-02", title: "<script>alert(1)</script>",
                 text: "Rebels attacked the <img src=x onerror=alert(2)> base in Gao on 1 March 2020, the army said.\n\nThe \u{1F6A8} army said that rebels burned a bridge in Gao on 2 March 2020."};
const ARABIC = {id: "arabic", published: "2021-01-05", title: "\u0647\u062C\u0648\u0645 \u0639\u0644\u0649 \u0627\u0644\u0645\u064A\u0646\u0627\u0621",
                text: "\u0642\u0627\u0644\u062A \u0627\u0644\u0648\u0632\u0627\u0631\u0629 \u0625\u0646 \u0627\u0644\u0645\u064A\u0646\u0627\u0621 \u062A\u0639\u0631\u0636 \u0644\u0647\u062C\u0648\u0645 \u064A\u0648\u0645 \u0627\u0644\u0627\u062B\u0646\u064A\u0646 \u0648\u0642\u062A\u0644 \u0641\u064A\u0647 \u062B\u0644\u0627\u062B\u0629 \u0639\u0645\u0627\u0644."};

let archive, server, browser, opened;
before(async () => {
  archive = archiveOf([HOSTILE, ARABIC]);
  run("case", "new", "depot", "--about", "The fuel depot", "--by", "A. Desk", "--archive", archive.archive);
  run("case", "note", "depot", "Ask the port", "--by", "A. Desk", "--archive", archive.archive);
  run("watch", "add", "sudan", "--country", "SD", "--by", "A. Desk", "--archive", archive.archive);
  run("add", "-", "--from", "jsonl", "--archive", archive.archive, {input: JSON.stringify({id: "later", published: "2024-03-20", text: "A second drone hit the fuel depot in Khartoum, Sudan, on 19 March 2024, killing nine, the army said."})});
  run("watch", "run", "--archive", archive.archive);
  server = await serve(archive.archive);
  browser = await open();
  opened = await tab(browser, server.url);
});
after(async () => {
  await browser?.close();
  server?.stop();
  archive?.remove();
});

async function show(path, waitFor) {
  await opened.page.goto(server.url + path);
  await opened.page.locator(waitFor).first().waitFor();
  return opened.page;
}
const one = async (path) => (await fetch(`${server.url}/api/v1${path}`)).json();

test("reports stand under their days, and one opens with its marks and who says it", async () => {
  const page = await show("/reports", ".day .title");
  assert.match(await page.locator(".day h2").first().textContent(), /Mar 2024$/);
  await page.locator(".title", {hasText: "Fuel depot near Port Sudan hit by drone"}).click();
  await page.locator(".report-text .m").first().waitFor();
  assert.ok((await page.locator(".report-text .m-place").allTextContents()).some((words) => words.includes("Port Sudan")));
  await page.locator(".report-text .copied").nth(2).waitFor();
  assert.match(await page.locator(".note").first().textContent(), /Plateau Daily/);
  await page.locator(".note").first().click();
  await page.locator(".claimed").first().waitFor();
  await page.waitForURL(/claim=/);
  assert.deepEqual(await findings(page), []);
});

test("a hostile report is text, and spans after signs outside the first plane hold", async () => {
  const page = await show("/reports/hostile", ".report-text .m");
  const words = await page.locator(".report-text").textContent();
  assert.ok(words.includes("<img src=x onerror=alert(2)>"), words);
  assert.equal(await page.locator("h1").textContent(), "<script>alert(1)</script>");
  assert.equal(await page.locator("main img, main script").count(), 0);
  assert.ok((await page.locator(".report-text .m-time").allTextContents()).includes("2 March 2020"));
  assert.deepEqual(opened.faults, []);
});

test("a report in Arabic runs from the right, and says that it is not read", async () => {
  const page = await show("/reports/arabic", ".block");
  assert.equal(await page.locator(".block").last().evaluate((element) => getComputedStyle(element).direction), "rtl");
  assert.match(await page.locator(".over").textContent(), /not read/);
});

test("every report of the examples opens", async () => {
  const {reports} = await one("/reports?limit=100");
  assert.ok(reports.length > 10);
  for (const {id} of reports) await show(`/reports/${encodeURIComponent(id)}`, ".report-text .block");
  assert.deepEqual(opened.faults, []);
});

test("an actor has roles as bars, a ring of others, and who says it", async () => {
  const page = await show("/actors/Ra%C3%BAl%20Montes", ".ring svg");
  assert.equal(await page.locator("h1").textContent(), "Raúl Montes");
  assert.equal(await page.locator(".role-bar i").count(), 2);
  assert.match(await page.locator(".role-time").nth(1).textContent(), /Jul 2022 – 13 Jan 2023/);
  assert.ok((await page.locator(".node").count()) >= 3);
  assert.deepEqual(await findings(page), []);
});

test("lists of actors and sources, and a search in sentences", async () => {
  assert.ok((await (await show("/actors", "tbody tr")).locator("tbody tr").count()) > 20);
  const people = (await one("/actors?type=person&limit=200")).actors.map((actor) => actor.name);
  const shown = await (await show("/actors?type=person", "tbody tr")).locator("tbody th a").allTextContents();
  assert.deepEqual(shown, people);
  assert.ok((await (await show("/sources", "tbody tr")).locator("tbody tr").count()) > 5);
  const page = await show("/search?query=rifles&in=sentences", ".hits li");
  assert.equal(await page.locator("mark").first().textContent(), "rifles");
  assert.match(await page.locator(".about").textContent(), /^In 1 report\. /);
  assert.deepEqual(await findings(page), []);
});

test("a case and a watch are shown with what people wrote", async () => {
  const page = await show("/cases/depot", ".entry");
  assert.equal(await page.locator("h1").textContent(), "The fuel depot");
  assert.match(await page.locator(".entry").textContent(), /Ask the port.*A\. Desk/);
  assert.match(await (await show("/watches", ".title")).locator(".meta").textContent(), /country SD/);
  const told = await show("/watches/sudan", ".match");
  assert.match(await told.locator(".match").first().textContent(), /2024-03-19.*New.*A second drone hit the fuel depot/);
  assert.deepEqual(opened.faults, []);
});

test("many notes beside few words open no gap in the text, and none lies over another", async () => {
  const {page, faults, close} = await tab(browser, server.url);
  const [report] = (await (await fetch(`${server.url}/api/v1/reports?publisher=Eastern%20Ledger`)).json()).reports;
  await page.goto(`${server.url}/reports/${report.id}`);
  await page.locator(".margin .note").first().waitFor();
  const laid = () => page.evaluate(() => {
    const boxes = (what) => [...document.querySelectorAll(what)].map((one) => one.getBoundingClientRect()).map(({left, top, bottom}) => ({left, top, bottom}));
    return {blocks: boxes(".block"), groups: boxes(".margin"), end: document.querySelector(".report-text").getBoundingClientRect().bottom};
  });
  const apart = (list) => list.slice(1).map((one, i) => Math.round(one.top - list[i].bottom));
  const {blocks, groups, end} = await laid();
  assert.deepEqual(apart(blocks), apart(blocks).map(() => 0), "a gap in the text");
  assert.ok(groups.length > 2 && apart(groups).every((gap) => gap >= 0), `notes lie over others: ${apart(groups)}`);
  assert.ok(groups[0].left > blocks[0].left + 100 && Math.abs(groups[0].top - blocks[0].top) < 2, "the first stands beside its words");
  assert.ok(groups.at(-1).bottom <= end + 1, "the last reaches over what comes below");
  const before = groups.map(({top}) => Math.round(top));
  await page.locator(".margin .note").nth(1).click();
  await page.locator(".to-happening").waitFor();
  await page.waitForFunction((top) => Math.round(document.querySelectorAll(".margin")[2].getBoundingClientRect().top + scrollY) > top, before[2]);
  assert.ok(apart((await laid()).groups).every((gap) => gap >= 0), "a note that opens pushes on those below");
  await page.setViewportSize({width: 360, height: 740});
  await page.waitForFunction(() => getComputedStyle(document.querySelector(".margin")).position === "static");
  await page.waitForFunction(() => document.querySelector(".report-text").style.minHeight === "");
  const narrow = await laid();
  assert.ok(Math.abs(narrow.groups[0].left - narrow.blocks[0].left) < 2 && narrow.groups[0].top >= narrow.blocks[0].bottom - 1, "on a narrow screen they stand below");
  assert.deepEqual(faults, []);
  await close();
});
