// How much room an element has.
import {useLayoutEffect, useState} from "preact/hooks";

export function size(of: {current: HTMLElement | null}): {width: number; height: number} {
  const [now, set] = useState({width: 0, height: 0});
  useLayoutEffect(() => {
    const element = of.current;
    if (!element) return;
    const measure = () => set((before) => {
      const next = {width: element.clientWidth, height: element.clientHeight};
      return next.width === before.width && next.height === before.height ? before : next;
    });
    measure();
    const watcher = new ResizeObserver(measure);
    watcher.observe(element);
    return () => watcher.disconnect();
  }, []);
  return now;
}
