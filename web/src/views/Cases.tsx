// Cases: what people put together, ask, suppose and find.
import {cases, mayWrite, oneCase} from "../api/questions";
import type {Case, Member} from "../api/types";
import {NewCase, Put} from "../judge/CaseTools";
import {Memo} from "../judge/Memo";
import {showDay} from "../parts/dates";
import {Notice} from "../parts/Notice";
import {count, label} from "../parts/words";
import {here, write} from "../state/address";
import {useAnswer} from "../state/answer";

export function Cases() {
  const answer = useAnswer("cases", cases);
  const allowed = useAnswer("may write", mayWrite);
  return (
    <div class="sheet wide">
      <header class="with-tools"><h1 tabIndex={-1}>Cases</h1>{allowed.value && <NewCase />}</header>
      <Notice answer={answer} empty={answer.value?.length === 0 && "There is no case yet. `dateline case new NAME --by WHO` opens one."} />
      <ul class="plain">{answer.value?.map((one) => (
        <li key={one.case} class="report-row">
          <a class="title" href={write("cases", one.case)} dir="auto">{one.about ?? one.case}</a>
          <span class="meta"><b>{one.case}</b><span>opened {showDay(one.opened_at)} by {one.opened_by}</span>{one.closed && <span class="tag">closed</span>}
            {one.open_questions > 0 && <span>{count(one.open_questions, "open question")}</span>}{one.tags.map((tag) => <span key={tag} class="tag">{tag}</span>)}</span>
        </li>
      ))}</ul>
    </div>
  );
}

export function CaseView() {
  const {what} = here.value;
  const answer = useAnswer(what, (stop) => oneCase(what, stop));
  const writable = useAnswer("may write", mayWrite);
  if (!answer.value) return <Notice answer={answer} />;
  const one = answer.value;
  const allowed = writable.value === true && !one.closed;
  return (
    <article class="sheet">
      <header class="sheet-head">
        <p class="over"><span>Case {one.case}</span><span>opened {showDay(one.opened_at)} by {one.opened_by}</span>{one.closed && <b class="tag">closed</b>}</p>
        <h1 tabIndex={-1} dir="auto">{one.about ?? one.case}</h1>
        <div class="tools"><a class="button" href={write("incidents", "", {case: one.case})}>Its happenings on map and timeline</a><Memo of={one.case} />
          {allowed && <><Put of={one} kind="note" /><Put of={one} kind="question" /><Put of={one} kind="hypothesis" /><Put of={one} kind="assess" /><Put of={one} kind="tag" /><Put of={one} kind="close">Close the case…</Put></>}
          {writable.value === true && one.closed && <Put of={one} kind="reopen" />}</div>
      </header>
      <Findings one={one} allowed={allowed} />
      {one.hypotheses.length > 0 && <section><h2>Hypotheses</h2>{one.hypotheses.map((each) => (
        <div key={each.entry} class="contradiction"><h3 dir="auto">{each.text}</h3>
          <div class="sides"><Side name="For" of={each.for} /><Side name="Against" of={each.against} /></div>
          {allowed && <div class="tools"><Put of={one} kind="support" about={each.text} given={{of: each.entry}}>Evidence for it…</Put><Put of={one} kind="against" about={each.text} given={{of: each.entry}}>Evidence against it…</Put><Put of={one} kind="assess" about={each.text} given={{of: each.entry}}>Assess it…</Put><Back of={one} entry={each} /></div>}
        </div>
      ))}</section>}
      {one.questions.length > 0 && <section><h2>Questions</h2><ul class="plain">{one.questions.map((each) => (
        <li key={each.entry} class="entry" dir="auto"><b>{each.text}</b>{each.answers.map((answer_) => <p key={answer_.entry}>{answer_.text} <By of={answer_} /></p>)}{each.answers.length === 0 && <> <span class="tag warn">open</span></>} <By of={each} />{allowed && <> <Put of={one} kind="answer" about={each.text} given={{of: each.entry}}>Answer…</Put> <Back of={one} entry={each} /></>}</li>
      ))}</ul></section>}
      {one.notes.length > 0 && <section><h2>Notes</h2><ul class="plain">{one.notes.map((each) => <li key={each.entry} class="entry" dir="auto">{each.text} <By of={each} />{allowed && <> <Back of={one} entry={each} /></>}</li>)}</ul></section>}
      <section><h2>What is in it</h2><ul class="plain">{one.members.map((each) => <li key={each.entry + each.id}><MemberLink one={each} />{allowed && each.now && <> <Put of={one} kind="remove" about={each.name} given={{keys: [each.now]}}>Take out…</Put></>}</li>)}</ul>{one.members.length === 0 && <p class="about">Nothing yet. Happenings, reports, claims and actors have a button that puts them into a case.</p>}</section>
    </article>
  );
}

function Findings({one, allowed}: {one: Case; allowed: boolean}) {
  const current = one.assessments.filter((each) => !each.replaced);
  if (current.length === 0) return null;
  return (
    <section><h2>Findings</h2>{current.map((each) => (
      <div key={each.entry} class="finding">
        <p class="lead" dir="auto">{each.finding}</p>
        <p><b>{label(each.standard_of_proof)}</b>{each.likelihood && `, ${each.likelihood}`}. {each.why} {each.alternatives && <>Other explanations: {each.alternatives}. </>}<By of={each} />{allowed && <> <Back of={one} entry={each} /></>}</p>
      </div>
    ))}</section>
  );
}

const Back = ({of, entry}: {of: Case; entry: {entry: number; text?: string; finding?: string}}) => <Put of={of} kind="undo" about={entry.text ?? entry.finding} given={{undoes: entry.entry}}>Take back…</Put>;

const By = ({of}: {of: {by: string; at: string}}) => <small class="by">{of.by}, {showDay(of.at)}</small>;

function Side({name, of}: {name: string; of: Member[]}) {
  return <div class="side"><h4>{name}</h4>{of.length === 0 ? <p class="about">Nothing yet.</p> : <ul>{of.map((each) => <li key={each.entry}><MemberLink one={each} />{each.why && <p>{each.why}</p>}</li>)}</ul>}</div>;
}

function MemberLink({one}: {one: Member}) {
  const views: Record<string, string> = {incident: "incidents", report: "reports", actor: "actors"};
  const view = views[one.kind];
  const told = <><span class="about">{label(one.kind === "incident" ? "happening" : one.kind)}</span> {view && one.now ? <a href={write(view, one.now)} dir="auto">{one.name}</a> : <span dir="auto">{one.name}</span>}</>;
  return <>{told}{one.now === null && <b class="tag warn">not found any more</b>}{one.note && <em> {one.note}</em>}</>;
}
