import * as z from 'zod/mini';

/** What editors tell each other: that they are there, never what is in them. */
const Note = z.object({
  kind: z.enum(['hello', 'here', 'bye', 'saved']),
  /** The template. */
  of: z.string().check(z.maxLength(200)),
  /** The page that says so. */
  page: z.string().check(z.maxLength(200)),
});
type Note = z.infer<typeof Note>;

const channelName = 'switchboard-editing';

export interface Presence {
  /** Tells the others that this template was saved here. */
  saved(): void;
  leave(): void;
}

/** Tells other pages that this one edits a template, and who else does. */
export function joinEditing(
  of: string,
  page: string,
  on: {
    /** How many other pages have it open now. */
    others: (count: number) => void;
    savedElsewhere: () => void;
  },
): Presence {
  const channel = new BroadcastChannel(channelName);
  const others = new Set<string>();
  const say = (kind: Note['kind']) => channel.postMessage({ kind, of, page } satisfies Note);
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    const note = Note.safeParse(data).data;
    if (!note || note.of !== of || note.page === page) return;
    if (note.kind === 'hello') say('here');
    if (note.kind === 'saved') on.savedElsewhere();
    if (note.kind === 'bye') others.delete(note.page);
    else others.add(note.page);
    on.others(others.size);
  };
  const bye = () => say('bye');
  window.addEventListener('pagehide', bye);
  say('hello');
  return {
    saved: () => say('saved'),
    leave() {
      window.removeEventListener('pagehide', bye);
      bye();
      channel.close();
    },
  };
}

/** Tells editors of a template that it was saved, from a page that is none. */
export function tellSaved(of: string, page: string): void {
  const channel = new BroadcastChannel(channelName);
  channel.postMessage({ kind: 'saved', of, page } satisfies Note);
  channel.postMessage({ kind: 'bye', of, page } satisfies Note);
  channel.close();
}
