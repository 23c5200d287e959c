// Whether the page is being printed: what is drawn for paper alone is there only then.
import {signal} from "@preact/signals";

const paper = matchMedia("print");
export const printing = signal(paper.matches);

paper.addEventListener("change", () => (printing.value = paper.matches));
addEventListener("beforeprint", () => (printing.value = true));
addEventListener("afterprint", () => (printing.value = false));
