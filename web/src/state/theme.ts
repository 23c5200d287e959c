// Light or dark: as the system says, until somebody chooses.
import {computed, effect, signal} from "@preact/signals";

const system = matchMedia("(prefers-color-scheme: dark)");
const systemDark = signal(system.matches);
system.addEventListener("change", () => (systemDark.value = system.matches));

export const chosen = signal<"light" | "dark" | null>(localStorage.getItem("theme") as "light" | "dark" | null);
export const dark = computed(() => (chosen.value ? chosen.value === "dark" : systemDark.value));

effect(() => {
  document.documentElement.dataset.theme = dark.value ? "dark" : "light";
});

export function turn() {
  chosen.value = dark.value ? "light" : "dark";
  localStorage.setItem("theme", chosen.value);
}
