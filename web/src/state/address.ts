// The address of the browser says all that is on the screen: which view, of what, with which filters. So a view can be sent.
import {signal} from "@preact/signals";

export interface Place {
  view: string;       // the first part of the path: "incidents"; src/serve/page.cpp has the same list
  what: string;       // what stands behind it: an id or a name; empty for a list
  given: Record<string, string>;
}

export function read(location: {pathname: string; search: string}): Place {
  const [view = "", ...rest] = location.pathname.split("/").filter((one) => one !== "");
  let what = rest.join("/");
  try {
    what = decodeURIComponent(what);
  } catch { /* a broken address stays as it is, and finds nothing */ }
  return {view: view || "incidents", what, given: Object.fromEntries(new URLSearchParams(location.search))};
}

export function write(view: string, what = "", given: Record<string, string | undefined> = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(given)) if (value) query.set(name, value);
  const text = query.toString();
  return `/${view}${what ? `/${encodeURIComponent(what)}` : ""}${text ? `?${text}` : ""}`;
}

export const here = signal<Place>(read(location));

function arrive(focus: boolean) {
  here.value = read(location);
  if (!focus) return;
  scrollTo(0, 0);
  requestAnimationFrame(() => document.querySelector<HTMLElement>("main h1")?.focus({preventScroll: true}));
}

/// To another view.
export function go(address: string) {
  history.pushState(null, "", address);
  arrive(true);
}

/// Other filters of the same view; `replace` while something is being dragged.
export function set(changes: Record<string, string | undefined>, replace = false) {
  const {view, what, given} = here.value;
  const address = write(view, what, {...given, ...changes});
  if (replace) history.replaceState(null, "", address);
  else history.pushState(null, "", address);
  arrive(false);
}

/// Links of the page are followed without loading it anew; with a key held down the browser does what it always does.
export function followLinks() {
  addEventListener("popstate", () => arrive(false));
  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = (event.target as Element).closest("a");
    if (!link || link.origin !== location.origin || link.target || link.hasAttribute("download")) return;
    if (link.pathname.startsWith("/api") || link.pathname.startsWith("/assets") || link.getAttribute("href")?.startsWith("#")) return;
    event.preventDefault();
    go(link.pathname + link.search);
  });
}
