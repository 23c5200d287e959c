// What a person decides, creates and puts down through the page, and that each can be taken back: by mouse, by keyboard, always with who and why.
import assert from "node:assert/strict";
import {readFileSync} from "node:fs";
import {after, before, test} from "node:test";
import {archiveOf, findings, open, run, serve, tab} from "./support.mjs";

// Of a private person, beside an officer; nothing of it is in the examples.
const WORKER = {id: "worker", publisher: "The Quay", published: "2021-05-04",
                text: "Soldiers shelled the market in Gao on Monday, said Amadou Diarra, a baker who lives nearby.\n\nThe army denied it on Tuesday."};

let archive, server, browser, opened, page;
before(async () => {
  archive = archiveOf([WORKER]);
  server = await serve(archive.archive, {more: ["--allow-writes"]});
  browser = await open();
  opened = await tab(browser, server.url);
  page = opened.page;
});
after(async () => {
  await browser?.close();
  server?.stop();
  archive?.remove();
});

const told = (...given) => JSON.parse(run(...given, "--json", "--archive", archive.archive));
const dialog = () => page.locator("dialog.ask");
const button = (name) => page.getByRole("button", {name});

/// Fills in who and why, and waits until it is written.
async function sign(action, why) {
  await dialog().locator("input[name=by]").fill("A. Desk");
  if (why) await dialog().locator("input[name=why]").fill(why);
  await dialog().getByRole("button", {name: action, exact: true}).click();
  await dialog().waitFor({state: "detached"});
}

async function takeBack(why) {
  await page.locator(".last-written").getByRole("button", {name: "Take it back"}).click();
  await sign("Take back", why);
  await page.locator(".last-written", {hasText: "Taken back"}).waitFor();
}

async function happening(filter) {
  const reply = await fetch(`${server.url}/api/v1/incidents?${filter}`);
  return (await reply.json()).incidents;
}

async function show(path, ready) {
  await page.goto(server.url + path);
  await page.locator(ready).first().waitFor();
  await page.waitForLoadState("networkidle");  // what comes later draws anew
}

test("two happenings are joined, and taken apart again by who takes it back", async () => {
  const [first, second] = (await happening("kind=assault")).filter((one) => one.time.value);
  await show(`/incidents/${first.id}`, ".judge");
  await button("Join with another").click();
  await dialog().locator(".ask-body input").first().fill(second.id);
  await dialog().locator(`input[value="${second.id}"]`).check();
  assert.deepEqual(await findings(page), []);
  await dialog().getByRole("button", {name: "Join", exact: true}).click();
  assert.equal(await dialog().count(), 1, "it is written without who and why");
  await sign("Join", "one film shows both");
  await page.locator(".last-written", {hasText: "Joined"}).waitFor();
  const decided = told("incidents", "decisions").decisions.at(-1);
  assert.deepEqual([decided.kind, decided.by, decided.why, decided.incidents.length], ["join", "A. Desk", "one film shows both", 2]);
  await page.locator("#decided").waitFor();
  await takeBack("the film is of another day");
  assert.equal(told("incidents", "decisions").decisions.find((one) => one.decision === decided.decision).state, "undone");
  await page.locator("#decided").waitFor({state: "detached"});
});

test("a sentence is split off a happening", async () => {
  const [strike] = (await happening("q=depot")).filter((one) => one.reports === 4);
  await show(`/incidents/${strike.id}`, ".branch .report-link > span");
  await button("Split off").click();
  await dialog().locator(".pick", {hasText: "Port Sudan depot attack"}).first().locator("input").check();
  assert.deepEqual(await findings(page), []);
  await sign("Split off", "the headline is of an earlier one");
  await page.locator(".last-written a").click();
  await page.waitForURL((address) => address.pathname.startsWith("/incidents/i-") && !address.pathname.endsWith(strike.id));
  assert.equal(told("incidents", "decisions").decisions.at(-1).kind, "split_off");
  await takeBack("it is of this one");
  assert.equal((await happening("q=depot")).filter((one) => one.reports === 4).length, 1);
});

test("a source is graded by a letter, and the grade is in the list", async () => {
  await show("/sources?source=Meridian%20Wire", ".grade");
  await page.locator(".grade").first().click();
  await page.waitForFunction(() => document.activeElement?.type === "radio");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  assert.deepEqual(await findings(page), []);
  await sign("Grade", "checked over a year");
  await page.waitForFunction(() => document.querySelector(".grade")?.textContent !== "Grade…");
  const [grade] = told("sources", "grades").grades;
  assert.equal(await page.locator(".grade").first().textContent(), grade.value);
  assert.match(grade.value, /^[A-F]$/);
  await takeBack("one year is short");
  await page.waitForFunction(() => document.querySelector(".grade")?.textContent === "Grade…");
  await show("/reports/worker", ".tools");
  await button("Grade its publisher").click();
  await dialog().locator("input[value=B]").check();
  await sign("Grade", "two years of it");
  const last = told("sources", "grades").grades.at(-1);
  assert.deepEqual([last.source, last.value, last.by], ["The Quay", "B", "A. Desk"]);
});

test("what is made of words is said by whom other words name", async () => {
  await show("/reports/worker", ".report-text[tabindex]");
  await page.locator(".report-text").focus();
  const press = async (...keys) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  await press("ArrowRight", "ArrowDown", "Shift+ArrowRight");
  assert.equal(await page.evaluate(() => String(getSelection())), "The army");
  await page.locator(".make").getByRole("button", {name: "Who says it"}).click();
  await press("ArrowRight", "ArrowRight", "ArrowRight", "Shift+ArrowRight");
  await page.locator(".make-said", {hasText: "The army"}).waitFor();
  await page.locator(".make").getByRole("button", {name: "Happening"}).click();
  assert.match(await dialog().locator("select[name=speaker] option:checked").textContent(), /The army/);
  await dialog().locator("select[name=kind]").selectOption("reject");
  assert.deepEqual(await findings(page), []);
  await sign("Add happening", "the army says so itself");
  const made = told("review", "list").judgements.at(-1);
  assert.deepEqual(made.corrections.map((one) => [one.field, one.of, one.value]), [["speaker", "named", "army"]]);
  assert.match(await page.locator(".note[aria-pressed=true]").textContent(), /The Quay › army/);
  await takeBack("it says the same already");
  // A source that was read, and words that are typed.
  await page.locator(".report-text").focus();
  await press("ArrowRight", "Shift+ArrowRight");
  await page.locator(".make").getByRole("button", {name: "Claim"}).click();
  await dialog().locator("select[name=about]").selectOption({index: 1});
  const sources = await dialog().locator("select[name=speaker] option").allTextContents();
  assert.match(sources[0], /^The Quay, in its own voice$/);
  await dialog().locator("select[name=speaker]").selectOption("other");
  await dialog().locator("input[name=speaker-words]").fill("Nobody At All");
  await dialog().locator("input[name=by]").fill("A. Desk");
  await dialog().locator("input[name=why]").fill("x");
  await dialog().getByRole("button", {name: "Add claim", exact: true}).click();
  assert.match(await dialog().locator("[role=alert]").textContent(), /knows nobody "Nobody At All"/);
  await dialog().locator("select[name=speaker]").selectOption({label: sources.find((one) => /army/.test(one))});
  await sign("Add claim", "so it does");
  await takeBack("it does not");
});

test("words chosen by keyboard become a happening, which stands in the text at once", async () => {
  await show("/reports/worker", ".report-text[tabindex]");
  await page.locator(".report-text").focus();
  for (const key of ["ArrowRight", "ArrowDown", "ArrowRight", "ArrowRight", "Shift+ArrowRight"]) {
    await page.keyboard.press(key);
    await page.waitForTimeout(60);  // as quick as a person's fingers
  }
  assert.equal(await page.evaluate(() => String(getSelection())), "denied it");
  const before_ = await page.locator(".note").count();
  await page.locator(".make").waitFor();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.closest(".make"));
  await page.keyboard.press("Enter");
  await dialog().locator("select[name=kind]").selectOption("reject");
  await dialog().locator("input[name=date]").fill("2021-05-04");
  assert.deepEqual(await findings(page), []);
  await sign("Add happening", "the reading has no refusal");
  await page.waitForFunction((before) => document.querySelectorAll(".note").length > before, before_);
  assert.equal((await page.locator(".claimed").allTextContents()).join(""), "denied it");
  const made = told("review", "list").judgements.at(-1);
  assert.deepEqual([made.verdict, made.item, made.words, made.why], ["create", "event", "denied it", "the reading has no refusal"]);
  await takeBack("it is a claim only");
  await page.waitForFunction((before) => document.querySelectorAll(".note").length === before, before_);
});

test("keys that come in one moment all count", async () => {
  for (let turn = 0; turn < 3; ++turn) {
    await show("/reports/worker", ".report-text[tabindex]");
    await page.locator(".report-text").focus();
    const at = await page.evaluate(() => {  // before anything is drawn, or told of a selection
      const text = document.querySelector(".report-text");
      for (const [key, shiftKey] of [["ArrowRight"], ["ArrowDown"], ["ArrowRight"], ["ArrowRight"], ["ArrowRight", true], ["Enter"]]) {
        text.dispatchEvent(new KeyboardEvent("keydown", {key, shiftKey: Boolean(shiftKey), bubbles: true, cancelable: true}));
      }
      return {words: String(getSelection()), button: document.activeElement.closest(".make") && document.activeElement.textContent};
    });
    assert.deepEqual(at, {words: "denied it", button: "Happening"});
    await page.locator(".make").waitFor();
    await page.keyboard.press("Escape");
    await Promise.all(["ArrowRight", "Enter", "Enter"].map((key) => page.keyboard.press(key)));
    await dialog().waitFor();
    assert.equal(await dialog().locator("header q").textContent(), "on");
    await page.keyboard.press("Escape");
    await dialog().waitFor({state: "detached"});
  }
});

test("words selected by mouse become a claim on what the report tells, a relation and a time", async () => {
  await show("/reports/worker", ".report-text[tabindex]");
  const choose = async (words) => {
    await page.evaluate((words) => {
      const nodes = document.createTreeWalker(document.querySelector(".report-text"), NodeFilter.SHOW_TEXT);
      for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
        const at = node.textContent.indexOf(words);
        if (at < 0) continue;
        getSelection().setBaseAndExtent(node, at, node, at + words.length);
        return;
      }
      throw new Error(`${words} stand in no piece of the text`);
    }, words);
    await page.locator(".make").waitFor();
  };
  await choose("Tuesday");
  await page.locator(".make button", {hasText: "Time"}).click();
  await dialog().locator("input[name=date]").fill("soon");
  await dialog().locator("input[name=by]").fill("A. Desk");
  await dialog().locator("input[name=why]").fill("the calendar");
  await dialog().getByRole("button", {name: "Add time", exact: true}).click();
  assert.match(await dialog().locator(".fault").textContent(), /soon/);
  opened.faults.splice(0, Infinity, ...opened.faults.filter((one) => !one.includes("400")));  // the browser tells of what was refused
  await dialog().locator("input[name=date]").fill("2021-05-04");
  await sign("Add time", "the calendar");
  await choose("army");
  await page.locator(".make button", {hasText: "Claim"}).click();
  await dialog().locator("select[name=about]").selectOption({index: 1});
  await dialog().locator("select[name=polarity]").selectOption("denied");
  await sign("Add claim", "the army says that it is not so");
  await page.waitForFunction(() => document.querySelector(".claimed")?.textContent === "army");
  await page.locator(".note.denied[aria-pressed=true]").waitFor();
  assert.deepEqual(told("review", "list").judgements.slice(-2).map((one) => [one.item, one.words]), [["time", "Tuesday"], ["claim", "army"]]);
});

test("a corrected claim is saved as a test case, in which nobody private is named", async () => {
  await show("/reports/worker", ".note");
  await page.locator(".note", {hasText: "Assault"}).first().click();
  await page.locator(".judge").waitFor();
  await page.keyboard.press("c");
  await page.locator(".judge input[name=date]").fill("2021-05-02");
  await page.locator(".judge input[name=why]").fill("Amadou Diarra says so");
  await page.locator(".judge input[name=by]").fill("A. Desk");
  await page.keyboard.press("Enter");
  for (const where of [".judge", ".last-written"]) await page.locator(where).getByRole("button", {name: "Save as a test case"}).waitFor();
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator(".last-written").getByRole("button", {name: "Save as a test case"}).click()]);
  assert.match(download.suggestedFilename(), /^event_[0-9a-f]{8}\.case$/);
  const text = readFileSync(await download.path(), "utf8");
  assert.match(text, /^published 2021-05-04\ntext\nSoldiers shelled the market in Gao on Monday, said \[person\], a baker/m);
  assert.match(text, /^events some\nassault.*when: 2021-05-02 \(stated\)$/m);
  assert.match(text, /^claims some\n/m);
  assert.ok(!/Amadou|Diarra/.test(text), text);
  assert.deepEqual(await findings(page), []);
});

test("what people decided of a claim stands with it, and what counts no more below", async () => {
  await show("/reports/worker", ".note");
  await page.locator(".note", {hasText: "Denied: Assault"}).first().click();
  await page.locator(".judge").waitFor();
  await page.keyboard.press("a");
  await page.locator(".judge input[name=why]").fill("heard on the radio");
  await page.keyboard.press("Enter");
  const here = page.locator("section[aria-labelledby=decided-here]");
  await here.locator("li", {hasText: "Accepted: claim"}).waitFor();
  assert.match(await here.textContent(), /A\. Desk, .*: heard on the radio/);
  assert.ok((await page.locator("section[aria-labelledby=decided] li").count()) >= 2, "the report has those of its other claims, too");
  assert.deepEqual(await findings(page), []);
  await here.getByRole("button", {name: "Take back"}).first().click();
  await sign("Take back", "it was another station");
  await page.locator("details.before", {hasText: "heard on the radio"}).first().waitFor();
  assert.equal(told("review", "history", "worker").decisions.filter((one) => one.why === "heard on the radio")[0].state, "undone");
});

test("a case is opened, filled, argued, and written up in a frame that runs nothing", async () => {
  const [strike] = (await happening("q=depot")).filter((one) => one.reports === 4);
  await show(`/incidents/${strike.id}`, ".judge");
  await button("Put into a case").click();
  await dialog().locator("input[name=name]").fill("harbour");
  await sign("Put in");
  await page.locator(".last-written a").click();
  await page.locator(".sheet-head .tools").waitFor();
  const put = async (name, action, fill, why) => {
    await button(name).first().click();
    for (const [field, value] of Object.entries(fill)) await dialog().locator(`[name=${field}]`).fill(value);
    await sign(action, why);
  };
  await put("Note…", "Put down", {text: "<img src=x onerror=alert(1)> the pilot was seen"});
  await put("Question…", "Ask", {text: "Who flew it?"});
  await put("Answer…", "Answer", {text: "Nobody says."});
  await put("Hypothesis…", "Put down", {text: "It came by sea."});
  await button("Evidence against it").click();
  await dialog().locator("[name=keys]").first().check();
  await sign("Add evidence", "it flew");
  await put("Assess it", "Put down", {standard: "reasonable grounds", likelihood: "unlikely"}, "one report says so");
  await page.locator(".finding").waitFor();
  assert.deepEqual(await findings(page), []);
  const now = told("case", "show", "harbour");
  assert.deepEqual([now.notes.length, now.questions[0].answers[0].text, now.hypotheses[0].against.length, now.assessments[0].standard_of_proof, now.members.length],
                   [1, "Nobody says.", 1, "reasonable grounds", 1]);
  await button("Memo…").click();
  const memo = page.frameLocator("dialog.memo iframe");
  await memo.locator("h2", {hasText: "Findings"}).waitFor();
  assert.equal(await memo.locator("img").count(), 0);
  assert.match(await memo.locator("body").textContent(), /<img src=x onerror=alert\(1\)> the pilot was seen/);
  assert.notEqual(await memo.locator("h1").evaluate((one) => getComputedStyle(one).fontFamily), "Times New Roman", "its style is refused");
  await page.keyboard.press("Escape");
  await put("Take back…", "Take back", {}, "put down twice");
  await button("Close the case").click();
  await sign("Close", "done");
  await page.locator(".over .tag", {hasText: "closed"}).waitFor();
  assert.equal(await button("Note…").count(), 0);
  assert.deepEqual(opened.faults, []);
});

test("that the machine made one actor of several names is confirmed, and denied", async () => {
  const reply = await fetch(`${server.url}/api/v1/actors?actor=Meridian%20Wire`);
  const [wire] = (await reply.json()).actors;
  await show(`/actors/${wire.id}`, ".merge");
  await button("Rightly one").first().click();
  await sign("Confirm", "one agency");
  await page.locator(".merge .review-confirmed").waitFor();
  assert.equal(told("actors", "decisions").decisions.at(-1).kind, "merge");
  await takeBack("not looked at all of them");
  await page.locator(".merge .review-confirmed").waitFor({state: "detached"});
  await button("Not one").first().click();
  await dialog().locator("select").selectOption({index: 1});
  assert.deepEqual(await findings(page), []);
  await sign("Take apart", "a wire of another country");
  assert.equal(told("actors", "decisions").decisions.at(-1).kind, "split");
  assert.deepEqual(opened.faults, []);
});

for (const [name, options] of [["dark", {colorScheme: "dark"}], ["narrow", {viewport: {width: 360, height: 740}}]]) {
  test(`dialogs fit and read: ${name}`, async () => {
    const other = await tab(browser, server.url, options);
    await other.page.goto(`${server.url}/reports/worker`);
    await other.page.getByRole("button", {name: "Add what is missing"}).click();
    for (const what of ["Claim", "Source", "Relation", "Time", "Happening"]) {
      await other.page.locator(".kinds label", {hasText: what}).click();
      assert.deepEqual(await findings(other.page), []);
      const box = await other.page.locator("dialog.ask").boundingBox();
      const wide = await other.page.locator("dialog.ask .ask-body").evaluate((one) => one.scrollWidth - one.clientWidth);
      assert.ok(box.x >= 0 && box.x + box.width <= (options.viewport?.width ?? 1280) && wide <= 0, `${what} is wider than the screen`);
    }
    await other.close();
  });
}
