// A picture in a box of its own size, so that nothing moves when it comes: asked for when it is near the screen, blurred until somebody wants to see it, larger at a click.
import {useSignal} from "@preact/signals";
import {useEffect, useRef, useState} from "preact/hooks";
import {picture, Refused} from "../api/client";
import {blur, isClear, show} from "../state/pictures";

const NEAR = "400px";

export function Picture({sha256, words}: {sha256: string; words: string}) {
  const frame = useRef<HTMLDivElement>(null);
  const {address, fault} = usePicture(sha256, useNear(frame));
  const larger = useSignal(false);
  const clear = isClear(sha256);
  return (
    <div class={`picture${clear ? " clear" : ""}`} ref={frame}>
      {address && <img src={address} alt={clear ? words : ""} decoding="async" />}
      {fault && <p class="about">{fault}</p>}
      {address && !clear && <button type="button" class="show-picture" aria-label={`Show picture: ${words}`} onClick={() => show(sha256)}>Show picture</button>}
      {address && clear && <button type="button" class="enlarge" aria-label={`Larger: ${words}`} title="Larger" onClick={() => (larger.value = true)} />}
      {address && larger.value && <Larger address={address} words={words} close={() => (larger.value = false)} again={() => blur(sha256)} />}
    </div>
  );
}

function Larger({address, words, close, again}: {address: string; words: string; close: () => void; again: () => void}) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    dialog.current?.showModal();
    return () => before?.isConnected && before.focus();
  }, []);
  const blurred = () => {
    close();
    again();
  };
  return (
    <dialog ref={dialog} class="larger" aria-label={words} onClose={close} onClick={(event) => event.target === dialog.current && close()}>
      <img src={address} alt={words} />
      <footer><p dir="auto">{words}</p><button type="button" class="button" onClick={blurred}>Blur it again</button><button type="button" class="button" onClick={close}>Close</button></footer>
    </dialog>
  );
}

/// Whether it was ever near what the screen shows.
function useNear(of: {current: HTMLElement | null}): boolean {
  const [near, set] = useState(false);
  useEffect(() => {
    if (!of.current || near) return;
    const watcher = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && set(true), {rootMargin: NEAR});
    watcher.observe(of.current);
    return () => watcher.disconnect();
  }, [near]);
  return near;
}

function usePicture(sha256: string, wanted: boolean): {address?: string; fault?: string} {
  const [held, set] = useState<{address?: string; fault?: string}>({});
  useEffect(() => {
    if (!wanted) return;
    const stop = new AbortController();
    let address: string | undefined;
    picture(sha256, stop.signal).then(
      (bytes) => {
        if (stop.signal.aborted) return;
        address = URL.createObjectURL(bytes);
        set({address});
      },
      (told) => {
        if (!stop.signal.aborted) set({fault: told instanceof Refused ? reasonOf(told.message, sha256) : "It could not be had."});
      });
    return () => {
      stop.abort();
      if (address) URL.revokeObjectURL(address);
      set({});
    };
  }, [sha256, wanted]);
  return held;
}

/// "0f3a...: not shown: its end is missing; ..." without what stands beside it already.
function reasonOf(message: string, sha256: string): string {
  const words = message.replace(`${sha256}: `, "");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
