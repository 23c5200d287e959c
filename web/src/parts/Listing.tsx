// A list that fills a page: its name, its filters, its rows, and the next ones.
import type {ComponentChildren} from "preact";
import type {Pages} from "../state/pages";
import {Filters} from "./Filters";
import {Notice} from "./Notice";

interface Props<T> {
  title: string;
  about?: ComponentChildren;
  names: string[];
  also: string[];
  pages: Pages<T>;
  empty: string;
  children: ComponentChildren;
  aside?: ComponentChildren;  // beside the name
}

export function Listing<T>({title, about, names, also, pages, empty, children, aside}: Props<T>) {
  return (
    <>
      <Filters names={names} also={also} />
      <div class="sheet wide">
        <header><div class="head-line"><h1 tabIndex={-1}>{title}</h1>{aside}</div>{about && <div class="about">{about}</div>}</header>
        <Notice answer={pages.first} empty={pages.first.value && pages.rows.length === 0 && empty} />
        {children}
        {pages.fault && <p class="notice fault" role="alert">{pages.fault.message}</p>}
        {pages.more && <button type="button" class="button more" onClick={pages.more}>Show more</button>}
      </div>
    </>
  );
}
