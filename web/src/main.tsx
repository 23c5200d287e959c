// The page: shows the view that the address names.
import {render, type ComponentType} from "preact";
import {Shell} from "./parts/Shell";
import {followLinks, here} from "./state/address";
import "./state/theme";
import {Add} from "./views/Add";
import {Actor} from "./views/Actor";
import {Actors} from "./views/Actors";
import {Cases, CaseView} from "./views/Cases";
import {Exhibits} from "./views/Exhibits";
import {Incident} from "./views/Incident";
import {Incidents} from "./views/Incidents";
import {Report} from "./views/Report";
import {Reports} from "./views/Reports";
import {Review} from "./views/Review";
import {Search} from "./views/Search";
import {Sources} from "./views/Sources";
import {Stories} from "./views/Stories";
import {Watches, WatchView} from "./views/Watches";

function Page() {
  return <Shell><View /></Shell>;
}

/// The list of each view, and one thing of it.
const VIEWS: Record<string, {list: ComponentType; one?: ComponentType}> = {
  incidents: {list: Incidents, one: Incident},
  reports: {list: Reports, one: Report},
  actors: {list: Actors, one: Actor},
  sources: {list: Sources},
  review: {list: Review},
  search: {list: Search},
  cases: {list: Cases, one: CaseView},
  watches: {list: Watches, one: WatchView},
  stories: {list: Stories},
  exhibits: {list: Exhibits},
  add: {list: Add},
};

function View() {
  const {view, what} = here.value;
  const Shown = what ? VIEWS[view]?.one : VIEWS[view]?.list;
  return Shown ? <Shown key={`${view} ${what}`} /> : <p class="notice">There is nothing at this address.</p>;
}

followLinks();
const root = document.getElementById("page") as HTMLElement;
root.textContent = "";
render(<Page />, root);
