// Words that were found, with [what matched] marked. It is text: brackets become marks, nothing becomes markup.
export function Snippet({text}: {text: string}) {
  return (
    <q class="snippet" dir="auto">
      {text.trim().split(/(\[[^\]]*\])/).map((part, i) => (part.startsWith("[") && part.endsWith("]") ? <mark key={i}>{part.slice(1, -1)}</mark> : part))}
    </q>
  );
}
