// The happening under the pointer or the focus: list, map and timeline light it together.
import {signal} from "@preact/signals";

export const hovered = signal<string | null>(null);
