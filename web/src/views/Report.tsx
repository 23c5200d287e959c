// One report: its text with what was read in it, whose words it reuses, its versions, its pictures, and what is near it.
import {exhibits, marked, mayWrite, related, report, versions} from "../api/questions";
import type {Span} from "../api/types";
import {ClaimDesk} from "../judge/ClaimDesk";
import {Decided} from "../judge/Decided";
import {GradePublisher} from "../judge/GradeDialog";
import {IntoCase} from "../judge/IntoCase";
import {NewFromWords} from "../judge/SelectWords";
import {showDay} from "../parts/dates";
import {sentenceOf} from "../parts/LookTwice";
import {ExhibitList, hasPictures, ShowPictures} from "../parts/Exhibits";
import {Notice} from "../parts/Notice";
import {here, write} from "../state/address";
import {useAnswer} from "../state/answer";
import {ReportText} from "../text/ReportText";

export function Report() {
  const {what, given} = here.value;
  const answer = useAnswer(what, (stop) => marked(what, stop));
  const allowed = useAnswer("may write", mayWrite);
  if (!answer.value) return <Notice answer={answer} />;
  const {report: one, copies, reading} = answer.value;
  const claim = given.claim ? reading.claims.find((each) => each.key === given.claim || each.id === given.claim) : undefined;
  const copied = copies.filter((copy) => copy.report === one.id);
  return (
    <article class="sheet report">
      <header class="sheet-head">
        <p class="over"><b>{one.publisher.name ?? one.publisher.domain}</b>{one.published && <span>{showDay(one.published)}</span>}
          {!["metadata", "given"].includes(one.published_basis) && <span>(day {one.published_basis})</span>}
          {one.language && one.language !== "en" && <span>{one.language}</span>}
          {one.unread && <span class="tag warn">not read: {one.unread}</span>}
          {one.copy_of && <a class="tag warn" href={write("reports", one.copy_of)}>copies another report</a>}
        </p>
        <h1 tabIndex={-1} dir="auto">{one.title ?? one.id}</h1>
        {answer.value.flags.length > 0 && <div class="doubts"><b class="tag warn">look twice</b><ul>{answer.value.flags.map(({why}) => <li key={why}>{sentenceOf(why)}.</li>)}</ul></div>}
        {one.url && /^https?:/.test(one.url) && <p class="address"><a href={one.url} target="_blank" rel="noreferrer noopener nofollow">{one.url}</a></p>}
      </header>
      {allowed.value && <div class="tools"><NewFromWords marked={answer.value} /><IntoCase item={one.id} name={one.title ?? one.id} />{one.publisher.name && <GradePublisher name={one.publisher.name} />}</div>}
      <Key copied={copied.length > 0} />
      <ReportText marked={answer.value} copied={copied.flatMap((copy) => copy.spans.map((pair): Span => pair[0]))} chosen={given.claim} allowed={allowed.value === true} />
      {allowed.value && claim && <ClaimDesk claim={claim} marked={answer.value} />}
      {claim && <Decided key={claim.id} of={one.id} among={{claim: claim.key, span: claim.span}} allowed={allowed.value === true} />}
      <div class="beside">
        {copied.length > 0 && <section><h2>Words of others</h2><ul class="plain">{copied.map((copy) => (
          <li key={copy.of}>{copy.share > 0 ? `${Math.round(copy.share * 100)} % of it, ${copy.kind}: ` : `It ${copy.kind} `}<TitleOf id={copy.of} /></li>
        ))}</ul></section>}
        <Versions id={one.id} />
        <Exhibits id={one.id} />
        <Related id={one.id} />
        <Decided of={one.id} allowed={allowed.value === true} />
      </div>
    </article>
  );
}

function Key({copied}: {copied: boolean}) {
  return (
    <p class="key" aria-hidden="true">
      <span class="m m-actor">actors</span> <span class="m m-person">people</span> <span class="m m-place">places</span> <span class="m m-time">times</span> <span class="m m-weapon">arms</span>{" "}
      <span class="m m-source">sources</span> <span class="m m-cue">how it is said</span> <span class="m m-hedge">hedges</span>{copied && <> <span class="copied">words of another report</span></>}
    </p>
  );
}

function TitleOf({id}: {id: string}) {
  const row = useAnswer(id, (stop) => report(id, stop));
  return <span class="report-link"><a href={write("reports", id)} dir="auto">{row.value?.title ?? id}</a> {row.value && <span>{row.value.publisher.name}{row.value.published ? `, ${showDay(row.value.published)}` : ""}</span>}</span>;
}

function Versions({id}: {id: string}) {
  const answer = useAnswer(`${id} versions`, (stop) => versions(id, stop));
  if ((answer.value?.length ?? 0) < 2) return null;
  return (
    <section><h2>Versions</h2><ol class="plain versions">{answer.value?.map((one) => (
      <li key={one.id}>
        {one.id === id ? <b>This one</b> : <a href={write("reports", one.id)}>{one.title ?? one.id}</a>} <small>came in {showDay(one.captured_at)}</small>
        {one.new_claims.map((claim) => <p key={claim.claim} class="new"><b>new</b> <q dir="auto">{claim.words}</q></p>)}
        {one.gone_claims.map((claim) => <p key={claim.claim} class="gone"><b>gone</b> <q dir="auto">{claim.words}</q></p>)}
      </li>
    ))}</ol></section>
  );
}

function Exhibits({id}: {id: string}) {
  const answer = useAnswer(`${id} exhibits`, (stop) => exhibits(id, stop));
  const kept = answer.value?.exhibits ?? [], linked = answer.value?.linked ?? [];
  if (kept.length + linked.length === 0) return null;
  return <section><div class="exhibits-head"><h2>Exhibits</h2>{hasPictures(kept) && <ShowPictures />}</div><ExhibitList kept={kept} linked={linked} /></section>;
}

function Related({id}: {id: string}) {
  const answer = useAnswer(`${id} related`, (stop) => related(id, stop));
  if (!answer.value?.length) return null;
  return <section><h2>Related reports</h2><ul class="plain">{answer.value.map((one) => <li key={one.report}><TitleOf id={one.report} /> <small>{one.why}</small></li>)}</ul></section>;
}
