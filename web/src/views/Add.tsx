// Adding reports: files that are dropped or chosen, and addresses; below, what became of each.
import {useSignal} from "@preact/signals";
import {useEffect, useRef} from "preact/hooks";
import type {Job} from "../api/questions";
import {take, takeHeld, useMayAdd} from "../parts/DropFiles";
import {count} from "../parts/words";
import {write} from "../state/address";
import {addAddress, addFiles, forget, isOver, jobs, look, sending} from "../state/intake";
import {judgeName, nameJudge} from "../state/judge";

const SHOWN = 12;  // reports of a job that are linked

export function Add() {
  const may = useMayAdd();
  useEffect(() => void look(), []);
  return (
    <div class="sheet add">
      <header><h1 tabIndex={-1}>Add reports</h1>
        <p class="about">Pages, texts, mails, PDF, DOCX, feeds, web archives, JSON Lines, images and films. Each is read one after the other, by the server; you can go on meanwhile.</p></header>
      {may ? <Ways /> : <p class="notice">Nothing can be added here: the server was started without <code>--allow-writes</code>.</p>}
      <Progress />
    </div>
  );
}

function Ways() {
  const name = useRef<HTMLInputElement>(null);
  const address = useRef<HTMLInputElement>(null);
  const pictures = useRef<HTMLInputElement>(null);
  const missing = useSignal(false);
  /// Custody tells who took a report in, so that a name is needed first.
  const named = () => {
    nameJudge(name.current?.value ?? "");
    missing.value = judgeName.value === "";
    if (missing.value) name.current?.focus();
    else addFiles(takeHeld());
    return !missing.value;
  };
  const chosen = (event: Event) => {
    const input = event.currentTarget as HTMLInputElement;
    const files = [...(input.files ?? [])];
    input.value = "";
    if (named()) addFiles(files);
    else take(files);
  };
  const fetched = (event: Event) => {
    event.preventDefault();
    const words = (address.current?.value ?? "").trim().split(/\s+/).filter(Boolean);
    if (words.length === 0 || !named()) return;
    words.forEach((one) => addAddress(one, pictures.current?.checked === true));
    (address.current as HTMLInputElement).value = "";
  };
  return (
    <section class="ways" aria-label="What to add">
      <label class={`field who${missing.value ? " missing" : ""}`} for="add-by"><span>Your name, for the record of custody</span>
        <input id="add-by" ref={name} defaultValue={judgeName.value} autocomplete="name" onChange={named} aria-invalid={missing.value} /></label>
      <label class="drop-box" for="add-files"><b>Drop files here</b><span>or anywhere on the page, or choose them</span>
        <input id="add-files" type="file" multiple onChange={chosen} /></label>
      <form class="fetch-form" onSubmit={fetched}>
        <label class="field" for="add-address"><span>Address of a page or feed</span>
          <input id="add-address" ref={address} type="text" inputMode="url" placeholder="https://" autocomplete="off" spellcheck={false} /></label>
        <label class="with-media"><input ref={pictures} type="checkbox" /> with the pictures that the page shows</label>
        <button type="submit" class="button primary">Fetch</button>
        <p class="about">The other side sees the address of the server's machine, and the time.</p>
      </form>
      {missing.value && <p class="notice fault" role="alert">Say first who you are: the archive keeps who took each report in.</p>}
    </section>
  );
}

function Progress() {
  const open = jobs.value.filter((job) => !isOver(job)).length + sending.value.filter((one) => one.fault === null).length;
  if (jobs.value.length + sending.value.length === 0) return null;
  return (
    <section aria-label="What was handed over">
      <h2 aria-live="polite">{open > 0 ? `${count(open, "is", "are")} still to be read` : "All is read"}</h2>
      <ul class="jobs">
        {sending.value.map((one) => (
          <li key={`s${one.key}`} class={one.fault === null ? "job waiting" : "job failed"}>
            <b dir="auto">{one.name}</b><span class="state">{one.fault === null ? "being sent" : "not taken"}</span>
            {one.fault !== null && <><p class="fault">{one.fault}</p><button type="button" class="clear" onClick={() => forget(one.key)}>Take it off the list</button></>}
          </li>
        ))}
        {jobs.value.map((job) => <JobRow key={job.job} job={job} />)}
      </ul>
    </section>
  );
}

const STATES: Record<Job["state"], string> = {waiting: "waits", running: "being read", done: "done", failed: "not added"};

function became({added, versions, known, exhibits, failed}: Job): string {
  return [added && `${count(added, "report")} added${versions ? `, ${versions} of them later versions` : ""}`, exhibits && `${count(exhibits, "exhibit")} kept`, known && `${known} known before`,
    failed && `${failed} could not be read`].filter(Boolean).join("; ");
}

function JobRow({job}: {job: Job}) {
  return (
    <li class={`job ${job.state}`}>
      <b dir="auto">{job.name ?? job.address}</b><span class="state">{STATES[job.state]}</span>
      <p class="about">{became(job) || (isOver(job) ? "nothing new" : "")}</p>
      {job.exhibits > 0 && job.reports.length === 0 && <p class="job-reports"><a href="/exhibits">Open the exhibits</a></p>}
      {job.reports.length > 0 && <p class="job-reports">{job.reports.slice(0, SHOWN).map((id, i) => <a key={id} href={write("reports", id)}>{job.reports.length === 1 ? "Open the report" : `Report ${i + 1}`}</a>)}
        {job.reports.length > SHOWN && <span>and {job.reports.length - SHOWN} more</span>}</p>}
      {job.error && <p class="fault">{job.error}</p>}
      {job.remarks.map((remark, i) => <p key={i} class={job.state === "failed" ? "fault" : "about"} dir="auto">{remark}</p>)}
    </li>
  );
}
