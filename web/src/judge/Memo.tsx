// A case written up, shown in a frame that may run nothing and ask for nothing; it can be saved as the file that it is.
import {useSignal} from "@preact/signals";
import {useEffect, useRef, useState} from "preact/hooks";
import {memoOf} from "../api/orders";
import {save, utf8} from "../parts/files";
import {Notice} from "../parts/Notice";
import {useAnswer} from "../state/answer";

export function Memo({of}: {of: string}) {
  const open = useSignal(false);
  return (
    <>
      <button type="button" class="button" onClick={() => (open.value = true)}>Memo…</button>
      {open.value && <MemoDialog of={of} close={() => (open.value = false)} />}
    </>
  );
}

function MemoDialog({of, close}: {of: string; close: () => void}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const memo = useAnswer(`memo ${of}`, (stop) => memoOf(of, stop));
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => dialog.current?.showModal(), []);
  useEffect(() => {
    if (memo.value === undefined) return;
    const made = URL.createObjectURL(new Blob([memo.value.html], {type: "text/html;charset=utf-8"}));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [memo.value]);
  return (
    <dialog ref={dialog} class="memo" aria-labelledby="memo-title" onClose={close}>
      <header>
        <h2 id="memo-title">Memo of case {of}</h2>
        <button type="button" class="button" disabled={!memo.value} onClick={() => memo.value && save({name: `${of.replace(/[^\p{L}\p{N}-]+/gu, "_")}.html`, bytes: utf8(memo.value.html)})}>Save as a file</button>
        <button type="button" class="button" onClick={close}>Close</button>
      </header>
      <p class="about">As it may go out: without what marks withhold. What is cited is kept with the case when <code>dateline memo</code> writes it.</p>
      <Notice answer={memo} />
      {address && <iframe title={`Memo of case ${of}`} sandbox="" src={address} />}
    </dialog>
  );
}
