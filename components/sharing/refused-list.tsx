import { Notice } from '../ui/notice.tsx';

/** Refused ones that are listed; the others are counted. */
const listed = 100;

/** Parts of a document that cannot be used, each with why; nothing without any. */
export function RefusedList(props: {
  title: string;
  refused: { name: string; message: string }[];
}) {
  const { refused, title } = props;
  if (refused.length === 0) return null;
  return (
    <Notice tone="warning" title={`${title} (${refused.length.toLocaleString('en-US')})`}>
      <ul class="refused">
        {refused.slice(0, listed).map(({ name, message }, at) => (
          <li key={at}>
            <strong>{name}</strong>: {message}
          </li>
        ))}
        {refused.length > listed && (
          <li>and {(refused.length - listed).toLocaleString('en-US')} more</li>
        )}
      </ul>
    </Notice>
  );
}
