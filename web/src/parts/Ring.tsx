// Who stands to whom around one actor, as a ring: the nearest inside, their own ties outside. A slider asks for one day.
import {useSignal} from "@preact/signals";
import {network, type Network} from "../api/questions";
import {go, write} from "../state/address";
import {useAnswer} from "../state/answer";
import {dayText, showDay} from "./dates";
import {count} from "./words";

const WIDE = 760;
const MOST = 28;

export function Ring({self}: {self: string}) {
  const day = useSignal<string | undefined>(undefined);
  const answer = useAnswer(`${self} ${day.value ?? ""}`, (stop) => network({actor: self, depth: 1, limit: 200, "as-of": day.value}, stop));
  const told = answer.value;
  if (!told && !answer.fault) return <p class="notice" role="status">Looking…</p>;
  return (
    <div class="ring">
      <label class="ring-day">As it stood on
        <input type="date" value={day.value ?? ""} max={dayText(Math.floor(Date.now() / 86_400_000))} onChange={(event) => (day.value = event.currentTarget.value || undefined)} />
        {day.value && <button type="button" class="button" onClick={() => (day.value = undefined)}>Any time</button>}
      </label>
      {answer.fault && <p class="notice">{answer.fault.message}</p>}
      {told && told.relations.length === 0 && <p class="about">Nobody is told to stand to it{day.value ? ` on ${showDay(day.value)}` : ""}.</p>}
      {told && told.relations.length > 0 && <Drawn told={told} self={self} />}
    </div>
  );
}

function Drawn({told, self}: {told: Network; self: string}) {
  const others = told.actors.filter((one) => one.id !== self).slice(0, MOST);
  const high = others.length < 5 ? 260 : others.length < 12 ? 380 : 520;
  const at = new Map<string, [number, number]>([[self, [WIDE / 2, high / 2]]]);
  others.forEach((one, i) => {
    const angle = ((i + 0.5) / others.length) * 2 * Math.PI - Math.PI;
    const pull = others.length > 12 && i % 2 ? 0.78 : 1;
    at.set(one.id, [WIDE / 2 + Math.cos(angle) * WIDE * 0.34 * pull, high / 2 + Math.sin(angle) * high * 0.4 * pull]);
  });
  const drawn = told.relations.filter((one) => at.has(one.from) && at.has(one.to));
  const names = new Map(told.actors.map((one) => [one.id, one.name]));
  return (
    <svg viewBox={`0 0 ${WIDE} ${high}`} role="group" aria-label={`${count(others.length, "actor")} around ${names.get(self) ?? "it"}`}>
      {drawn.map((one) => {
        const [x1, y1] = at.get(one.from) as [number, number], [x2, y2] = at.get(one.to) as [number, number];
        return (
          <g key={one.id} class={`tie ${one.review.state === "unreviewed" ? "" : "reviewed"}`}>
            <line x1={x1} y1={y1} x2={x2} y2={y2}><title>{`${names.get(one.from)} ${one.type.replaceAll("_", " ")} ${names.get(one.to)}`}</title></line>
            <text x={x1 + (x2 - x1) * 0.5} y={y1 + (y2 - y1) * 0.5 - 4}>{one.type.replaceAll("_", " ")}</text>
          </g>
        );
      })}
      {[...at].map(([id, [x, y]]) => {
        const reaches = id !== self && id.startsWith("a-");
        const open = () => reaches && go(write("actors", id));
        const name = names.get(id) ?? id;
        return (
          <g key={id} class={`node${id === self ? " self" : ""}`} {...(reaches ? {tabIndex: 0, role: "link", onClick: open, onKeyDown: (event: KeyboardEvent) => event.key === "Enter" && open()} : {})}>
            <circle cx={x} cy={y} r={id === self ? 9 : 6} />
            <text x={x} y={y + (y < high / 2 && id !== self ? -12 : 22)}>{name.length > 30 ? `${name.slice(0, 29)}…` : name}</text>
          </g>
        );
      })}
    </svg>
  );
}
