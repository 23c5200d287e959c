// Three ways to look at what was published: as it came, by the stories that it tells, and by the pictures and films that came with it.
import {here, write} from "../state/address";

export function ReportTabs() {
  const {view, given} = here.value;
  return (
    <nav class="tabs" aria-label="How reports are shown">
      {[["reports", "Latest"], ["stories", "Stories"], ["exhibits", "Exhibits"]].map(([key, name]) => <a key={key} href={write(key, "", key === "exhibits" ? {} : given)} aria-current={view === key ? "true" : undefined}>{name}</a>)}
    </nav>
  );
}
