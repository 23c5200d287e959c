// The page: shows the view that the address names.
import {render} from "preact";
import {Shell} from "./parts/Shell";
import {followLinks, here} from "./state/address";
import "./state/theme";
import {Incident} from "./views/Incident";
import {Incidents} from "./views/Incidents";

function Page() {
  return <Shell><View /></Shell>;
}

function View() {
  const {view, what} = here.value;
  if (view === "incidents") return what ? <Incident key={what} /> : <Incidents />;
  return <p class="notice">There is nothing at this address.</p>;
}

followLinks();
const root = document.getElementById("page") as HTMLElement;
root.textContent = "";
render(<Page />, root);
