// Who judges, and what was judged since the page was opened, so that it can be taken back.
import {signal} from "@preact/signals";
import {judge, type JudgementOrder} from "../api/questions";

export const judgeName = signal(localStorage.getItem("by") ?? "");
export const lastWhy = signal("");

interface Done {
  number: number;
  verdict: string;
  on: string;
}
export const done = signal<Done[]>([]);

export function nameJudge(name: string) {
  judgeName.value = name.trim();
  localStorage.setItem("by", judgeName.value);
}

/// The number of what was written.
export async function decide(order: Omit<JudgementOrder, "by">): Promise<number> {
  const told = await judge({...order, by: judgeName.value});
  lastWhy.value = order.why;
  if (order.verdict === "undo") done.value = done.value.filter((one) => one.number !== order.undoes);
  else done.value = [...done.value, {number: told.judgement.judgement, verdict: order.verdict, on: order.on ?? ""}];
  return told.judgement.judgement;
}
