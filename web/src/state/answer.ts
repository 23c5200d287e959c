// An answer that a view shows: what came last stays while the next is on its way, so that nothing flickers.
import {useEffect, useState} from "preact/hooks";
import {Refused, writings} from "../api/client";

export interface Answer<T> {
  value: T | undefined;
  fault: Refused | undefined;
  waiting: boolean;
}

/// Asks when `key` changes; null asks nothing. What was asked before is broken off.
export function useAnswer<T>(key: string | null, question: (stop: AbortSignal) => Promise<T>): Answer<T> {
  const [answer, setAnswer] = useState<Answer<T> & {key: string | null}>({value: undefined, fault: undefined, waiting: key !== null, key});
  const written = writings.value;
  useEffect(() => {
    if (key === null) {
      setAnswer({value: undefined, fault: undefined, waiting: false, key});
      return;
    }
    const stopper = new AbortController();
    setAnswer((before) => ({...before, waiting: true}));
    question(stopper.signal).then(
      (value) => stopper.signal.aborted || setAnswer({value, fault: undefined, waiting: false, key}),
      (fault) => {
        if (stopper.signal.aborted) return;
        const told = fault instanceof Refused ? fault : new Refused(0, "fault", String(fault));
        setAnswer({value: undefined, fault: told, waiting: false, key});
      });
    return () => stopper.abort();
  }, [key, written]);
  return answer;
}
