// Two ways to look at what was published: as it came, and by the stories that it tells.
import {here, write} from "../state/address";

export function ReportTabs() {
  const {view, given} = here.value;
  return (
    <nav class="tabs" aria-label="How reports are shown">
      {[["reports", "Latest"], ["stories", "Stories"]].map(([key, name]) => <a key={key} href={write(key, "", given)} aria-current={view === key ? "true" : undefined}>{name}</a>)}
    </nav>
  );
}
