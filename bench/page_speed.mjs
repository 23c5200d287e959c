// How quick the page is with a large archive: opens it in Chromium and times what somebody does. Prints a line for each: what, milliseconds (median of the turns, and the slowest).
//   node bench/page_speed.mjs http://127.0.0.1:8086 [TURNS]
// "first paint" is from the address to the first content, "there" to the first row of the list. Of what one does it is the time from the event to the second frame after it, when what it
// changed is on the screen; "answered" is when the server's answer is, from the address or the key.
import {createRequire} from "node:module";
import {join} from "node:path";
import {fileURLToPath} from "node:url";

const require = createRequire(join(fileURLToPath(new URL("..", import.meta.url)), "web/package.json"));
const {chromium} = require("playwright-core");
const [url = "http://127.0.0.1:8086", turns = "5"] = process.argv.slice(2);

const told = new Map();
const note = (what, time) => told.set(what, [...(told.get(what) ?? []), time]);

/// Milliseconds that the page itself needs until it has drawn what `act` changed. As an expression: the page's policy lets it make no functions out of words.
const inPage = (page, act, given) => page.evaluate(`(async () => {
  const begun = performance.now();
  await (${act.toString()})(${JSON.stringify(given ?? null)});
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  return performance.now() - begun;
})()`);

const pointer = (page, kind, selector, x) => inPage(page, ({kind, selector, x}) => {
  const element = document.querySelector(selector), box = element.getBoundingClientRect();
  element.dispatchEvent(new PointerEvent(kind, {bubbles: true, pointerId: 1, isPrimary: true, buttons: 1, clientX: box.left + box.width * x, clientY: box.top + box.height / 2}));
}, {kind, selector, x});

async function opened(browser) {
  const context = await browser.newContext({viewport: {width: 1440, height: 900}});
  await context.addInitScript(() => { Element.prototype.setPointerCapture = () => {}; });
  const page = await context.newPage();
  const begun = Date.now();
  await page.goto(url);
  await page.locator(".incident").first().waitFor();
  note("list there", Date.now() - begun);
  note("first paint", await page.evaluate(() => performance.getEntriesByType("paint").find((one) => one.name === "first-contentful-paint")?.startTime ?? NaN));
  await page.waitForLoadState("networkidle");
  note("all there", await page.evaluate(() => performance.now()));
  return {page, context};
}

async function drag(page, name, selector, from, to) {
  await pointer(page, "pointerdown", selector, from);
  const steps = [];
  for (let i = 1; i <= 8; ++i) steps.push(await pointer(page, "pointermove", selector, from + ((to - from) * i) / 8));
  note(name, Math.max(...steps));
  note(`${name}, let go`, await pointer(page, "pointerup", selector, to));
}

/// Until the first of what is listed is there.
async function answered(page, name, act, selector) {
  const begun = Date.now();
  await act();
  await page.locator(selector).first().waitFor();
  note(name, Date.now() - begun);
}

async function filtered(page) {
  const begun = Date.now(), answer = page.waitForResponse((one) => /\/incidents\?.*q=marched/.test(one.url()));
  await page.locator("#filter-q").press("Enter");
  await (await answer).finished();
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  note("filter by a word, answered", Date.now() - begun);
}

async function turn(browser) {
  const {page, context} = await opened(browser);
  const steps = [];
  for (let i = 1; i <= 10; ++i) steps.push(await inPage(page, (y) => { document.querySelector(".scroll").scrollTop = y; }, i * 3000));
  note("scroll the list", Math.max(...steps));
  await inPage(page, () => { document.querySelector(".scroll").scrollTop = 0; });
  await inPage(page, () => {});  // the rows of the top are drawn
  await drag(page, "pan the map", ".map canvas", 0.5, 0.3);
  await page.waitForLoadState("networkidle");
  await drag(page, "drag the timeline", ".timeline canvas", 0.5, 0.6);
  await page.waitForLoadState("networkidle");
  await page.locator(".rows a").first().waitFor();
  const begun = Date.now();
  note("open a happening", await inPage(page, () => document.querySelector(".rows a").click()));
  await page.locator(".sheet h1").waitFor();
  note("open a happening, answered", Date.now() - begun);
  await page.goto(url);
  await page.locator(".incident").first().waitFor();
  await page.waitForLoadState("networkidle");
  note("type into a filter", await inPage(page, () => {
    const field = document.querySelector("#filter-q");
    field.focus();
    field.value = "marched";
    field.dispatchEvent(new InputEvent("input", {bubbles: true}));
  }));
  await filtered(page);
  await answered(page, "filter by a kind, answered", () => page.goto(`${url}/?kind=protest`), ".incident");
  await answered(page, "reports", () => page.goto(`${url}/reports`), ".report-row");
  await answered(page, "actors", () => page.goto(`${url}/actors`), "tbody tr");
  await answered(page, "sources", () => page.goto(`${url}/sources`), "tbody tr");
  await answered(page, "stories", () => page.goto(`${url}/stories`), ".sheet");
  await answered(page, "search", () => page.goto(`${url}/search?query=shelled&in=claims`), ".hits li");
  await answered(page, "review queue", () => page.goto(`${url}/review`), ".candidate");
  await context.close();
}

const browser = await chromium.launch({executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"]});
for (let i = 0; i < Number(turns); ++i) await turn(browser);
await browser.close();
for (const [what, times] of told) {
  const sorted = [...times].sort((a, b) => a - b);
  console.log(`${what.padEnd(34)} ${String(Math.round(sorted[Math.floor(sorted.length / 2)])).padStart(6)} ms   slowest ${Math.round(sorted[sorted.length - 1])} ms`);
}
