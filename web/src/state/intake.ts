// What is handed over to the server to be read, and how far it is: files one after the other, so that a folder of them does not come at once.
import {signal} from "@preact/signals";
import {Refused, writings} from "../api/client";
import {handed, handOver, type Job} from "../api/questions";
import {judgeName} from "./judge";

export const LARGEST = 24 * 1024 * 1024;  // as the server has it: src/serve/intake.h
const LOOK = 700;  // milliseconds between two looks at what is still to be done

export interface Sending {
  key: number;
  name: string;
  fault: string | null;
}
/// On their way to the server, and those that it did not take.
export const sending = signal<Sending[]>([]);
export const jobs = signal<Job[]>([]);

let last = 0;
let looking = false, again = false;
let line: Promise<void> = Promise.resolve();

export const isOver = (job: Job) => job.state === "done" || job.state === "failed";

function base64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onerror = () => reject(new Error(`${file.name} cannot be read`));
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ""));
    reader.readAsDataURL(file);
  });
}

function settle(key: number, fault: string | null) {
  sending.value = fault === null ? sending.value.filter((one) => one.key !== key) : sending.value.map((one) => (one.key === key ? {...one, fault} : one));
}

function send(name: string, order: () => Promise<Record<string, string | boolean>>) {
  const key = ++last;
  sending.value = [...sending.value, {key, name, fault: null}];
  line = line.then(async () => {
    try {
      const job = await handOver({...(await order()), by: judgeName.value});
      jobs.value = [job, ...jobs.value.filter((one) => one.job !== job.job)];
      settle(key, null);
    } catch (fault) {
      settle(key, fault instanceof Refused || fault instanceof Error ? fault.message : String(fault));
    }
    void look();
  });
}

export function addFiles(files: Iterable<File>) {
  for (const file of files) {
    send(file.name, async () => {
      if (file.size > LARGEST) throw new Error(`It is larger than ${LARGEST / 1024 / 1024} MiB; take it in with dateline add.`);
      return {name: file.name, content: await base64(file)};
    });
  }
}

export const addAddress = (address: string, pictures: boolean) => send(address, async () => ({address, ...(pictures ? {"with-media": true} : {})}));
export const forget = (key: number) => settle(key, null);

/// Looks until all is over; who shows the archive asks again when something new stands in it.
export async function look(): Promise<void> {
  again = true;  // what is being asked right now may be older than what was just handed over
  if (looking) return;
  looking = true;
  try {
    for (;;) {
      again = false;
      const before = new Map(jobs.value.map((job) => [job.job, job]));
      jobs.value = (await handed()).jobs;
      const ended = jobs.value.some((job) => isOver(job) && before.has(job.job) && !isOver(before.get(job.job) as Job));
      if (ended) writings.value += 1;
      if (again) continue;
      if (jobs.value.every(isOver)) break;
      await new Promise((resolve) => setTimeout(resolve, LOOK));
    }
  } catch { /* the server is gone: the next one who asks is told */ }
  looking = false;
}
