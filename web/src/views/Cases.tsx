// Cases: what people put together, ask, suppose and find.
import {cases, oneCase} from "../api/questions";
import type {Case, Member} from "../api/types";
import {showDay} from "../parts/dates";
import {Notice} from "../parts/Notice";
import {count, label} from "../parts/words";
import {here, write} from "../state/address";
import {useAnswer} from "../state/answer";

export function Cases() {
  const answer = useAnswer("cases", cases);
  return (
    <div class="sheet wide">
      <header><h1 tabIndex={-1}>Cases</h1></header>
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
  if (!answer.value) return <Notice answer={answer} />;
  const one = answer.value;
  return (
    <article class="sheet">
      <header class="sheet-head">
        <p class="over"><span>Case {one.case}</span><span>opened {showDay(one.opened_at)} by {one.opened_by}</span>{one.closed && <b class="tag">closed</b>}</p>
        <h1 tabIndex={-1} dir="auto">{one.about ?? one.case}</h1>
        <p><a class="button" href={write("incidents", "", {case: one.case})}>Its happenings on map and timeline</a></p>
      </header>
      <Findings one={one} />
      {one.hypotheses.length > 0 && <section><h2>Hypotheses</h2>{one.hypotheses.map((each) => (
        <div key={each.entry} class="contradiction"><h3 dir="auto">{each.text}</h3>
          <div class="sides"><Side name="For" of={each.for} /><Side name="Against" of={each.against} /></div>
        </div>
      ))}</section>}
      {one.questions.length > 0 && <section><h2>Questions</h2><ul class="plain">{one.questions.map((each) => (
        <li key={each.entry} class="entry" dir="auto"><b>{each.text}</b>{each.answers.map((answer_) => <p key={answer_.entry}>{answer_.text} <By of={answer_} /></p>)}{each.answers.length === 0 && <> <span class="tag warn">open</span></>} <By of={each} /></li>
      ))}</ul></section>}
      {one.notes.length > 0 && <section><h2>Notes</h2><ul class="plain">{one.notes.map((each) => <li key={each.entry} class="entry" dir="auto">{each.text} <By of={each} /></li>)}</ul></section>}
      <section><h2>What is in it</h2><ul class="plain">{one.members.map((each) => <li key={each.entry + each.id}><MemberLink one={each} /></li>)}</ul></section>
    </article>
  );
}

function Findings({one}: {one: Case}) {
  const current = one.assessments.filter((each) => !each.replaced);
  if (current.length === 0) return null;
  return (
    <section><h2>Findings</h2>{current.map((each) => (
      <div key={each.entry} class="finding">
        <p class="lead" dir="auto">{each.finding}</p>
        <p><b>{label(each.standard_of_proof)}</b>{each.likelihood && `, ${each.likelihood}`}. {each.why} {each.alternatives && <>Other explanations: {each.alternatives}. </>}<By of={each} /></p>
      </div>
    ))}</section>
  );
}

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
