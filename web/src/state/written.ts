// What was written last through the page, in words, so that it can be taken back: by whoever says who and why.
import {signal} from "@preact/signals";

export interface Written {
  said: string;   // "Joined: Assault: rebels → depot"
  href?: string;  // what it is now
  keep?: string;  // an item of a report that was judged: it can be kept as a test case
  back: ((by: string, why: string) => Promise<unknown>) | null;
}
export const written = signal<Written | null>(null);
