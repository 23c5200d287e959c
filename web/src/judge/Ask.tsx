// A dialog that asks what is to be written, always by whom, and why. The name is remembered; nothing is written before it is sent.
import {useSignal} from "@preact/signals";
import type {ComponentChildren} from "preact";
import {useEffect, useRef} from "preact/hooks";
import {Refused} from "../api/client";
import {judgeName, lastWhy, nameJudge} from "../state/judge";

export interface Given {
  by: string;
  why: string;
  text: (field: string) => string;
  all: (field: string) => string[];
}

interface Props {
  title: string;
  about?: ComponentChildren;
  action: string;             // on the button
  close: () => void;
  send: (given: Given) => Promise<unknown>;
  why?: "always" | "may" | "never";
  whyName?: string;
  wide?: boolean;
  children?: ComponentChildren;
}

export function Ask({title, about, action, close, send, why = "always", whyName = "Why", wide = false, children}: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const fault = useSignal<string | null>(null);
  const sending = useSignal(false);
  useEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    dialog.current?.showModal();
    const fields = [...(dialog.current?.querySelectorAll<HTMLInputElement>(".ask-body input, .ask-body select, .ask-body textarea, .ask-signed input") ?? [])];
    const isOpen = (field: HTMLInputElement) => field.type === "checkbox" || (field.type === "radio" ? field.name !== "what" : field.value === "");
    (dialog.current?.querySelector<HTMLElement>("[data-first]") ?? fields.find(isOpen) ?? fields[0])?.focus();
    return () => before?.isConnected && before.focus();
  }, []);
  const submit = (event: Event) => {
    event.preventDefault();
    if (sending.value) return;
    const data = new FormData(event.currentTarget as HTMLFormElement);
    const text = (field: string) => ((data.get(field) as string | null) ?? "").trim();
    nameJudge(text("by"));
    sending.value = true;
    fault.value = null;
    send({by: text("by"), why: text("why"), text, all: (field) => data.getAll(field).map(String)}).then(
      () => {
        if (text("why")) lastWhy.value = text("why");
        close();
      },
      (told) => {
        sending.value = false;
        fault.value = told instanceof Refused ? told.message : String(told.message ?? told);
      });
  };
  return (
    <dialog ref={dialog} class={`ask${wide ? " wide" : ""}`} aria-labelledby="ask-title" onClose={close} onCancel={close}>
      <form onSubmit={submit} onKeyDown={(event) => event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.currentTarget.requestSubmit()}>
        <header><h2 id="ask-title">{title}</h2>{about && <p class="about">{about}</p>}</header>
        <div class="ask-body">{children}</div>
        <div class="ask-signed">
          {why !== "never" && <label class="field whole">{why === "may" ? `${whyName} (may be left out)` : whyName}<input name="why" required={why === "always"} maxLength={2000} defaultValue={why === "always" ? lastWhy.value : ""} autocomplete="off" /></label>}
          <label class="field whole">Who<input name="by" required maxLength={200} defaultValue={judgeName.value} autocomplete="off" /></label>
        </div>
        {fault.value && <p class="notice fault" role="alert">{fault.value}</p>}
        <footer>
          <button type="button" class="button" onClick={close}>Leave it</button>
          <button type="submit" class="button primary" disabled={sending.value}>{action}</button>
        </footer>
      </form>
    </dialog>
  );
}

/// A field of a dialog with its name above it.
export function Field({name, label, hint, ...rest}: {name: string; label: string; hint?: string; value?: string; list?: string; required?: boolean; first?: boolean; dir?: "auto"}) {
  const {first, value, ...given} = rest;
  return <label class="field whole">{label}<input name={name} placeholder={hint} defaultValue={value} autocomplete="off" maxLength={2000} {...(first ? {"data-first": true} : {})} {...given} /></label>;
}

export function Choice({name, label, among, say, none, onChange, value}: {name: string; label: string; among: string[]; say: (one: string) => string; none?: string; onChange?: (chosen: string) => void; value?: string}) {
  return (
    <label class="field whole">{label}
      <select name={name} required={none === undefined} onChange={(event) => onChange?.(event.currentTarget.value)} defaultValue={value ?? ""}>
        {(none !== undefined || !value) && <option value="">{none ?? "choose"}</option>}
        {among.map((one) => <option key={one} value={one} selected={one === value}>{say(one)}</option>)}
      </select>
    </label>
  );
}
