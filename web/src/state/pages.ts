// A list of which one page after the other is asked for.
import {useEffect, useRef, useState} from "preact/hooks";
import type {Refused} from "../api/client";
import type {Page} from "../api/types";
import {useAnswer, type Answer} from "./answer";

export interface Pages<T> {
  rows: T[];
  first: Answer<Page<T>>;
  more: (() => void) | null;
  fault: Refused | null;
}

export function usePages<T>(key: string, question: (cursor: string | undefined, stop?: AbortSignal) => Promise<Page<T>>): Pages<T> {
  const first = useAnswer(key, (stop) => question(undefined, stop));
  const [later, setLater] = useState<{rows: T[]; cursor: string | null} | null>(null);
  const [fault, setFault] = useState<Refused | null>(null);
  const current = useRef(first.value);
  useEffect(() => {
    current.current = first.value;
    setLater(null);
    setFault(null);
  }, [first.value]);
  const cursor = later ? later.cursor : first.value?.cursor ?? null;
  const rows = first.value ? [...first.value.rows, ...(later?.rows ?? [])] : [];
  const more = cursor === null ? null : () => {
    const of = current.current;
    question(cursor).then(
      (page) => current.current === of && setLater({rows: [...(later?.rows ?? []), ...page.rows], cursor: page.cursor}),
      (told: Refused) => setFault(told));
  };
  return {rows, first, more, fault};
}
