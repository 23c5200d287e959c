// Happenings on the page: list, map and timeline show the same, the address holds it, a keyboard reaches it, and nothing of a report runs.
import assert from "node:assert/strict";
import {after, before, test} from "node:test";
import {archiveOf, findings, open, serve, tab} from "./support.mjs";

const HOSTILE = {
  id: "hostile", publisher: "<img src=x onerror=alert(1)>", published: "2020-03-02",
  title: "<script>alert(1)</script>", text: "Rebels attacked the <img src=x onerror=alert(2)> base in Gao on 1 March 2020, the <script>alert(3)</script> army said.",
};

let archive, server, browser;
before(async () => {
  archive = archiveOf([HOSTILE]);
  server = await serve(archive.archive);
  browser = await open();
});
after(async () => {
  await browser?.close();
  server?.stop();
  archive?.remove();
});

async function at(path, options) {
  const opened = await tab(browser, server.url, options);
  await opened.page.goto(server.url + path);
  await opened.page.locator(".list-head strong:not(:empty), .notice.fault").first().waitFor();
  return opened;
}
const rows = (page) => page.locator(".rows > li").count();
const told = (page) => page.locator(".list-head strong:not(:empty)").textContent();
const toTell = (page, words) => page.waitForFunction((words) => document.querySelector(".list-head strong")?.textContent === words, words);

test("all happenings are counted, drawn and listed", async () => {
  const {page, faults, close} = await at("/");
  assert.match(await told(page), /^\d+ happenings$/);
  assert.ok((await rows(page)) > 5);
  await page.locator(".mark").nth(3).waitFor();
  assert.ok((await page.locator(".corridor.claimed").count()) >= 2);
  assert.deepEqual(faults, []);
  await close();
});

test("names of places lie within the map and under none of its tools", async () => {
  for (const viewport of [{width: 1440, height: 900}, {width: 360, height: 780}]) {
    const {page, close} = await at("/", {viewport});
    await page.locator(".mark .place").first().waitFor();
    await page.waitForTimeout(300);
    const boxes = (selector) => page.locator(selector).evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON()));
    const [map] = await boxes(".map"), busy = await boxes(".map-tools, .legend, .unplaced"), names = await boxes(".mark .place");
    assert.ok(names.length >= 3);
    for (const name of names) {
      assert.ok(name.left >= map.left && name.right <= map.right, `${viewport.width}: a name is cut off`);
      for (const one of busy) assert.ok(name.right <= one.left || one.right <= name.left || name.bottom <= one.top || one.bottom <= name.top, `${viewport.width}: a name lies under something`);
    }
    await close();
  }
});

test("dragging over the timeline narrows list and map, and the address says it", async () => {
  const {page, close} = await at("/");
  const before_ = await told(page);
  const box = await page.locator(".timeline canvas").boundingBox();
  await page.mouse.move(box.x + box.width * 0.55, box.y + 8);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.7, box.y + 8, {steps: 4});
  await page.mouse.up();
  await page.waitForURL(/[?&]from=.*[?&]to=/);
  const {searchParams} = new URL(page.url());
  assert.match(searchParams.get("from"), /^\d{4}-\d\d-\d\d$/);
  assert.match(searchParams.get("to"), /^\d{4}-\d\d-\d\d$/);
  await page.waitForFunction((words) => ![words, ""].includes(document.querySelector(".list-head strong")?.textContent ?? ""), before_);
  const narrowed = await told(page);
  await page.reload();
  assert.equal(await told(page), narrowed);
  await page.goBack();
  await toTell(page, before_);
  await close();
});

test("it opens again from what the browser holds", async () => {
  const {page, faults, close} = await at("/");
  for (let turn = 0; turn < 2; ++turn) {
    await page.goto(`${server.url}/incidents`);
    await page.locator(".incident").first().waitFor();
    await page.goto(`${server.url}/`);
    await page.locator(".incident").first().waitFor();
  }
  assert.deepEqual(faults, []);
  await close();
});

test("a year below the timeline is asked for by a click, a kind by its filter", async () => {
  const {page, close} = await at("/");
  await page.locator(".axis button", {hasText: "2016"}).click();
  await toTell(page, "3 happenings");
  await page.locator("button.clear").click();
  await page.locator("#filter-kind").selectOption("transfer");
  await toTell(page, "5 happenings");
  await page.waitForURL(/kind=transfer/);
  await close();
});

test("words of a report are shown and never run", async () => {
  const {page, faults, close} = await at("/?q=Rebels");
  const words = await page.locator(".rows").textContent();
  assert.ok(words.includes("<img src=x onerror=alert(2)>"), words);
  assert.equal(await page.locator("main img, main script").count(), 0);
  assert.deepEqual(faults, []);
  await close();
});

test("an address that makes no sense is answered in words", async () => {
  const {page, close} = await at("/?from=soon");
  assert.match(await page.locator(".field.date input").first().inputValue(), /soon/);
  await page.goto(`${server.url}/incidents?country=Sudan`);
  assert.match(await page.locator(".notice.fault").textContent(), /country Sudan/);
  await close();
});

test("the keyboard reaches rows, marks and the map", async () => {
  const {page, close} = await at("/");
  await page.locator(".map canvas").focus();
  await page.keyboard.press("+");
  await page.locator(".button-of-mark").first().focus();
  await page.keyboard.press("Enter");
  await page.waitForTimeout(400);
  await page.locator(".rows a").first().focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/incidents\/i-/);
  await close();
});

for (const [name, options] of [["light", {colorScheme: "light"}], ["dark", {colorScheme: "dark"}], ["narrow", {viewport: {width: 360, height: 740}}]]) {
  test(`nothing serious for axe: ${name}`, async () => {
    const {page, close} = await at("/", options);
    assert.deepEqual(await findings(page), []);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "it is wider than the screen");
    await close();
  });
}

test("a token is asked for, and then all is shown", async () => {
  const guarded = await serve(archive.archive, {token: "0123456789abcdef-of-a-test"});
  const {page, close} = await tab(browser, guarded.url);
  await page.goto(guarded.url);
  await page.locator("input[name=token]").fill("0123456789abcdef-of-a-test");
  await page.locator(".ask-token button").click();
  await page.waitForFunction(() => /happenings/.test(document.querySelector(".list-head strong")?.textContent ?? ""));
  await close();
  guarded.stop();
});
