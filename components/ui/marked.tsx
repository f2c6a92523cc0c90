/** A text with the places marked that a search has found: `ranges` are start, end, start, end … */
export function Marked({ text, ranges }: { text: string; ranges: number[] | undefined }) {
  if (!ranges || ranges.length === 0) return <>{text}</>;
  const pieces = [];
  let end = 0;
  for (let at = 0; at + 1 < ranges.length; at += 2) {
    const from = Math.max(end, ranges[at] ?? 0);
    const to = Math.max(from, ranges[at + 1] ?? 0);
    if (from > end) pieces.push(text.slice(end, from));
    if (to > from) pieces.push(<mark key={from}>{text.slice(from, to)}</mark>);
    end = to;
  }
  pieces.push(text.slice(end));
  return <>{pieces}</>;
}
