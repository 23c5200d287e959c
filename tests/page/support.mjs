// An archive, a server over it, and a browser, for tests of the page.
import {spawn, spawnSync} from "node:child_process";
import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {createRequire} from "node:module";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const require = createRequire(join(ROOT, "web/package.json"));
const {chromium} = require("playwright-core");
const axe = require.resolve("axe-core/axe.min.js");

const BINARY = process.env.DATELINE_BINARY ?? join(ROOT, "build/release/bin/dateline");
const BROWSER = process.env.CHROMIUM ?? "/usr/bin/chromium";

/// Behind the arguments may stand {input}: what goes to standard input.
export function run(...given) {
  const more = typeof given.at(-1) === "object" ? given.pop() : {};
  const done = spawnSync(BINARY, given, {encoding: "utf8", ...more});
  if (done.status !== 0) throw new Error(`dateline ${given.join(" ")}: ${done.stderr}`);
  return done.stdout;
}

/// The examples, and more reports where a test needs them: {"id", "text" | "html", ...}.
export function archiveOf(reports = []) {
  const folder = mkdtempSync(join(tmpdir(), "page-"));
  const archive = join(folder, "news.dateline");
  run("add", join(ROOT, "examples"), "--archive", archive);
  if (reports.length > 0) {
    const more = join(folder, "more.jsonl");
    writeFileSync(more, reports.map((one) => JSON.stringify(one)).join("\n"));
    run("add", more, "--archive", archive);
  }
  return {archive, remove: () => rmSync(folder, {recursive: true})};
}

export function serve(archive, {token = "", more = []} = {}) {
  return new Promise((resolve, reject) => {
    const environment = {...process.env, DATELINE_TOKEN: token};
    const process_ = spawn(BINARY, ["serve", "--archive", archive, "--port", "0", "--quiet", ...more], {env: environment});
    let told = "", faults = "";
    process_.stderr.on("data", (words) => (faults += words));
    process_.on("exit", (status) => reject(new Error(`serve ended with ${status}: ${faults}`)));
    process_.stdout.on("data", (words) => {
      told += words;
      const found = /Open (\S+)\/ in a browser/.exec(told);
      if (found) resolve({url: found[1], stop: () => process_.kill("SIGTERM")});
    });
  });
}

export const open = () => chromium.launch({executablePath: BROWSER, args: ["--no-sandbox", "--disable-gpu"]});

/// A tab that notes what must never be: errors, refused scripts, requests to elsewhere.
export async function tab(browser, url, options = {}) {
  const context = await browser.newContext({viewport: {width: 1280, height: 800}, reducedMotion: "reduce", ...options});
  const page = await context.newPage();
  const faults = [];
  page.on("pageerror", (fault) => faults.push(String(fault)));
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  page.on("request", (request) => request.url().startsWith(url) || request.url().startsWith(`blob:${url}`) || faults.push(`asked elsewhere: ${request.url()}`));
  page.on("dialog", (dialog) => {
    faults.push(`a dialog opened: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return {page, faults, close: () => context.close()};
}

/// Findings of axe that are serious or worse, in a line each.
export async function findings(page) {
  await page.evaluate(await (await import("node:fs/promises")).readFile(axe, "utf8"));
  const {violations} = await page.evaluate(() => globalThis.axe.run(document, {resultTypes: ["violations"]}));
  return violations.filter((one) => ["serious", "critical"].includes(one.impact))
    .flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.target.join(" ")}: ${node.failureSummary?.replace(/\s+/g, " ")}`));
}
