// What stands around every view: the name, the ways to the views, the search, light and dark.
import type {ComponentChildren} from "preact";
import {LastWritten} from "../judge/LastWritten";
import {giveToken, needsToken} from "../api/client";
import {DropFiles, useMayAdd} from "./DropFiles";
import {go, here, write} from "../state/address";
import {dark, turn} from "../state/theme";

const WAYS: [string, string][] = [["incidents", "Happenings"], ["reports", "Reports"], ["actors", "Actors"], ["sources", "Sources"], ["cases", "Cases"], ["watches", "Watches"], ["review", "Review"]];

export function Shell({children}: {children: ComponentChildren}) {
  const {view, given} = here.value;
  const mayAdd = useMayAdd();
  const search = (event: Event) => {
    event.preventDefault();
    const words = new FormData(event.currentTarget as HTMLFormElement).get("query") as string;
    if (words.trim()) go(write("search", "", {query: words.trim()}));
  };
  return (
    <>
      <a class="skip" href="#main">To the content</a>
      <header class="top">
        <a class="name" href="/">Dateline</a>
        <nav aria-label="Views">
          {WAYS.map(([way, name]) => <a key={way} href={`/${way}`} aria-current={view === way || (way === "reports" && ["stories", "exhibits"].includes(view)) ? "page" : undefined}>{name}</a>)}
        </nav>
        <form class="search" role="search" aria-label="Search everything" onSubmit={search}>
          <input key={given.query} name="query" type="search" placeholder="Search reports, claims, actors" aria-label="Search" defaultValue={view === "search" ? given.query : ""} />
        </form>
        {mayAdd && <a class="to-add" href="/add" aria-current={view === "add" ? "page" : undefined}>Add</a>}
        <button type="button" class="theme" onClick={turn} aria-label={dark.value ? "Light colours" : "Dark colours"} title={dark.value ? "Light colours" : "Dark colours"}>{dark.value ? "☀" : "☾"}</button>
      </header>
      <main id="main" tabIndex={-1}>{needsToken.value ? <AskToken /> : children}</main>
      <LastWritten />
      <DropFiles />
    </>
  );
}

function AskToken() {
  const take = (event: Event) => {
    event.preventDefault();
    giveToken(new FormData(event.currentTarget as HTMLFormElement).get("token") as string);
  };
  return (
    <form class="ask-token" onSubmit={take}>
      <h1 tabIndex={-1}>This archive asks for a token</h1>
      <p>Whoever started the server knows it. It is kept until this tab is closed.</p>
      <input name="token" type="password" aria-label="Token" required autocomplete="off" />
      <button type="submit">Open</button>
    </form>
  );
}
