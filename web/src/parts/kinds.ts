// Kinds of happening in four groups, so that a map and a timeline need four colours (docs/codebook.md says what each kind is).
export type Group = "force" | "goods" | "words" | "moves";

export const GROUPS: Record<Group, {name: string; kinds: string[]}> = {
  force: {name: "Force", kinds: ["assault", "capture", "casualty", "coerce", "mobilize", "seize", "threaten"]},
  goods: {name: "Goods and works", kinds: ["aid", "build", "found", "produce", "recover", "transfer"]},
  words: {
    name: "Words and deals",
    kinds: ["accuse", "agree", "concede", "consult", "cooperate", "protest", "publish", "reject", "request", "sanction", "support"],
  },
  moves: {name: "Moves and offices", kinds: ["appoint", "resign", "retreat", "travel"]},
};

export const KINDS = Object.values(GROUPS).flatMap(({kinds}) => kinds).sort();
export const STATUSES = ["occurred", "ongoing", "planned", "intended", "promised", "requested", "threatened", "hypothetical", "failed", "denied", "unknown"];

const groups = new Map<string, Group>();
for (const [group, {kinds}] of Object.entries(GROUPS)) for (const kind of kinds) groups.set(kind, group as Group);

export const groupOf = (kind: string): Group => groups.get(kind) ?? "words";

/// Who did what to whom, in the order in which one says it.
export const ROLES = ["agent", "theme", "target", "recipient", "instrument", "cause", "other"];

export const COUNTED: Record<string, string> = {
  "multiple-source": "independently confirmed",
  "single-source": "one source",
  contested: "contested",
  denied: "denied",
};
