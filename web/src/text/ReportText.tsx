// The text of a report with all that was read in it, and the margin that tells who says it.
import {useEffect, useMemo, useRef} from "preact/hooks";
import type {Marked} from "../api/questions";
import type {Span} from "../api/types";
import {SelectWords} from "../judge/SelectWords";
import {useLaidMargin} from "./lay";
import {cut, marksOf, type Piece} from "./marks";
import {Margin} from "./Margin";

export function ReportText({marked, copied, chosen, allowed}: {marked: Marked; copied: Span[]; chosen: string | undefined; allowed: boolean}) {
  const {reading} = marked;
  const box = useRef<HTMLDivElement>(null);
  const {text, blocks, language} = reading.report;
  const points = useMemo(() => Array.from(text), [text]);
  const marks = useMemo(() => marksOf(marked), [marked]);
  const claim = reading.claims.find((one) => chosen !== undefined && (one.key === chosen || one.id === chosen));
  const stretches = useMemo(() => (blocks.length > 0 ? blocks : paragraphs(points)), [blocks, points]);
  const spans = useMemo(() => stretches.map((one) => one.span), [stretches]);
  useLaidMargin(box);
  useEffect(() => {
    box.current?.querySelector(".claimed")?.scrollIntoView({block: "center", behavior: "smooth"});
  }, [chosen]);
  return (
    <div class="report-text" ref={box} lang={language ?? undefined} {...(allowed ? {tabIndex: 0, role: "region", "aria-label": "Text of the report", "aria-describedby": "choosing"} : {})}>
      {allowed && <p class="choosing" id="choosing">Arrow keys choose words, with Shift more of them, up and down go by sentences. Enter makes something of them.</p>}
      {stretches.map(({span, kind}) => {
        const claims = reading.claims.filter((one) => one.span[0] >= span[0] && one.span[0] < span[1]);
        const pieces = cut(points, span, marks, copied, claim?.span ?? null);
        return (
          <div class="stretch" key={span[0]}>
            <p class={`block ${kind}`} dir="auto" data-start={span[0]}>{pieces.map((piece, i) => <Shown key={i} piece={piece} />)}</p>
            {claims.length > 0 && <Margin claims={claims} marked={marked} chosen={chosen} />}
          </div>
        );
      })}
      {allowed && <SelectWords marked={marked} points={points} stretches={spans} box={box} />}
    </div>
  );
}

function Shown({piece}: {piece: Piece}) {
  const {text, mark, copied, claimed} = piece;
  const classes = [mark ? `m m-${mark.kind}` : "", copied ? "copied" : "", claimed ? "claimed" : ""].filter(Boolean).join(" ");
  if (!classes) return <>{text}</>;
  if (mark?.href) return <a class={classes} href={mark.href} title={mark.title}>{text}</a>;
  return <span class={classes} title={mark?.title}>{text}</span>;
}

/// A text without blocks: what stands between empty lines.
function paragraphs(points: string[]): {span: Span; kind: string}[] {
  const out: {span: Span; kind: string}[] = [];
  let start = 0;
  for (let i = 0; i <= points.length; ++i) {
    if (i < points.length && !(points[i] === "\n" && points[i + 1] === "\n")) continue;
    if (points.slice(start, i).join("").trim()) out.push({span: [start, i], kind: "paragraph"});
    start = i + 1;
  }
  return out;
}
