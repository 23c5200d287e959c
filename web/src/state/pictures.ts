// Which pictures are shown as they are: none until somebody asks, for they can be hard to look at. What was asked for holds until the tab is closed.
import {signal} from "@preact/signals";

const NAME = "pictures", ALL = "all";
const kept = sessionStorage.getItem(NAME) ?? "";

export const allClear = signal(kept === ALL);
const clear = signal<ReadonlySet<string>>(new Set(kept === ALL ? [] : kept.split(" ").filter(Boolean)));

export const isClear = (sha256: string): boolean => allClear.value || clear.value.has(sha256);

export function show(sha256: string) {
  clear.value = new Set([...clear.value, sha256]);
  sessionStorage.setItem(NAME, [...clear.value].join(" "));
}

/// All of them, or none but those that are asked for from now on.
export function showAll(all: boolean) {
  allClear.value = all;
  clear.value = new Set();
  sessionStorage.setItem(NAME, all ? ALL : "");
}

export function blur(sha256: string) {
  clear.value = new Set([...clear.value].filter((one) => one !== sha256));
  allClear.value = false;
  sessionStorage.setItem(NAME, [...clear.value].join(" "));
}
