import { ArrowLeft, History } from 'lucide';
import { useCallback, useEffect, useState } from 'preact/hooks';
import { ago, moment } from '../../../lib/i18n/format.ts';
import { t } from '../../../lib/i18n/t.ts';
import type { TemplateView } from '../../../lib/messaging/messages/template-shapes.ts';
import type { TemplateVersion } from '../../../lib/messaging/messages/template-versions.ts';
import { compareContents } from '../../../lib/templates/compare.ts';
import type { TemplateContent } from '../../../lib/templates/schema.ts';
import { failureText } from '../../failure-text.ts';
import { useServices } from '../../services.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Segments } from '../../ui/segments.tsx';
import { useToast } from '../../ui/toast.tsx';
import { tellSaved } from '../editor/presence.ts';
import { Differences } from './differences.tsx';
import './versions.css';

interface Known {
  view: TemplateView;
  /** The latest first; the first is what the template says now. */
  versions: TemplateVersion[];
}

/** The versions of a template: what changed in each, and the way back to one. */
export function VersionsView(props: { templateId: string; go: (hash: string) => void }) {
  const { templateId, go } = props;
  const { send, newId } = useServices();
  const toast = useToast();
  const [known, setKnown] = useState<Known | null>();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState<number>();

  const read = useCallback(async () => {
    try {
      const [view, { versions }] = await Promise.all([
        send('template/open', { templateId }),
        send('template/versions', { templateId }),
      ]);
      setKnown(view && { view, versions });
      setProblem(undefined);
    } catch (error) {
      setProblem(failureText(error));
    }
  }, [send, templateId]);
  useEffect(() => void read(), [read]);

  const restore = async (content: TemplateContent, revision: number) => {
    if (!known || busy !== undefined) return;
    setBusy(revision);
    const base = known.view.template.revision;
    try {
      const reply = await send('template/save', { templateId, base, content, anyway: false });
      if (reply.kind === 'saved') {
        tellSaved(templateId, newId());
        toast({
          tone: 'success',
          text: t('Version {version} is what it says now.', named(revision)),
        });
        await read();
      } else if (reply.kind === 'changed-since') {
        await read();
        setProblem(t('It was saved elsewhere just now. Look at the versions again, then restore.'));
      } else if (reply.kind === 'invalid') {
        const [first] = reply.issues.filter(({ level }) => level === 'error');
        setProblem(first?.message ?? t('This version cannot be saved any more.'));
      } else if (reply.kind === 'read-only') {
        setProblem(t('It cannot be changed here: it belongs to a team, or that is switched off.'));
      } else setProblem(t('The template was deleted for good.'));
    } catch (error) {
      setProblem(failureText(error));
    } finally {
      setBusy(undefined);
    }
  };

  if (known === undefined && !problem) return <Loading />;
  if (known === null) {
    return (
      <EmptyState icon={History} title={t('This template is not there any more')} heading="h1">
        <a href="#/templates">{t('Go to the templates')}</a>.
      </EmptyState>
    );
  }
  const back = () => go(`#/templates/${encodeURIComponent(templateId)}`);
  return (
    <div class="versions">
      <header class="versions-head">
        <IconButton icon={ArrowLeft} label={t('Back to the template')} onClick={back} />
        <h1 tabIndex={-1}>
          {known ? t('Versions of “{name}”', { name: known.view.template.name }) : t('Versions')}
        </h1>
      </header>
      {problem && (
        <Notice
          tone="error"
          title={t('That did not work')}
          role="alert"
          actions={
            known ? undefined : (
              <Button small onClick={() => void read()}>
                {t('Try again')}
              </Button>
            )
          }
        >
          {problem}
        </Notice>
      )}
      {known && known.versions.length === 0 && (
        <p class="lead">{t('There are no versions yet: each time it is saved, one is added.')}</p>
      )}
      {known && (
        <VersionList
          versions={known.versions}
          current={known.view.template.revision}
          busy={busy}
          onRestore={(version) => void restore(version.content, version.revision)}
        />
      )}
    </div>
  );
}

function VersionList(props: {
  versions: TemplateVersion[];
  current: number;
  busy: number | undefined;
  onRestore: (version: TemplateVersion) => void;
}) {
  const { versions, current } = props;
  const [open, setOpen] = useState<number>();
  return (
    <ol class="version-list">
      {versions.map((version, index) => (
        <VersionItem
          key={version.revision}
          version={version}
          previous={versions[index + 1]}
          present={versions[0]}
          isCurrent={version.revision === current}
          isOpen={open === version.revision}
          busy={props.busy === version.revision}
          onToggle={() => setOpen(open === version.revision ? undefined : version.revision)}
          onRestore={() => props.onRestore(version)}
        />
      ))}
    </ol>
  );
}

/** A version by its number, which is written without separators. */
const named = (revision: number) => ({ version: String(revision) });

function VersionItem(props: {
  version: TemplateVersion;
  previous: TemplateVersion | undefined;
  present: TemplateVersion | undefined;
  isCurrent: boolean;
  isOpen: boolean;
  busy: boolean;
  onToggle: () => void;
  onRestore: () => void;
}) {
  const { version, previous, present, isCurrent, isOpen } = props;
  const { now } = useServices();
  const [against, setAgainst] = useState<'previous' | 'present'>('previous');
  const changed = previous && compareContents(previous.content, version.content);
  const labels = [...new Set(changed?.map(({ label }) => label))];
  const other = against === 'previous' || isCurrent ? previous : present;
  const its = named(version.revision);
  const name = t('Version {version}', its);
  const forward = other === previous;
  return (
    <li class="version">
      <div class="version-line">
        <div class="version-text">
          <p class="version-title">
            {name}
            {isCurrent && <span class="mark">{t('Now')}</span>}
          </p>
          <p class="version-when" title={moment(version.savedAt)}>
            {moment(version.savedAt)} ({ago(version.savedAt, now())})
          </p>
          <p class="version-what">
            {!previous
              ? version.revision === 1
                ? t('The first version.')
                : t('The versions before are not kept any more.')
              : labels.length === 0
                ? t('Nothing changed.')
                : t('Changed: {fields}', { fields: short(labels) })}
          </p>
        </div>
        <div class="version-do">
          {(previous || !isCurrent) && (
            <Button
              small
              label={
                isOpen
                  ? t('Hide the changes of version {version}', its)
                  : t('Show the changes of version {version}', its)
              }
              expanded={isOpen}
              onClick={props.onToggle}
            >
              {isOpen ? t('Hide the changes') : t('Show the changes')}
            </Button>
          )}
          {!isCurrent && (
            <Button
              small
              label={t('Restore version {version}', its)}
              busy={props.busy}
              onClick={props.onRestore}
            >
              {t('Restore')}
            </Button>
          )}
        </div>
      </div>
      {isOpen && (
        <div class="version-more">
          {!isCurrent && previous && (
            <Segments
              label={t('Compared with')}
              choices={{
                previous: t('With the one before'),
                present: t('With what it says now'),
              }}
              chosen={against}
              onChoose={setAgainst}
            />
          )}
          {(other ?? present) && (
            <Differences
              before={forward && previous ? previous.content : version.content}
              after={forward && previous ? version.content : (present ?? version).content}
              words={
                forward && previous
                  ? { before: t('Version {version}', named(previous.revision)), after: name }
                  : { before: name, after: t('Now') }
              }
            />
          )}
        </div>
      )}
    </li>
  );
}

/** The first few of them, and how many more there are. */
function short(labels: string[], most = 4): string {
  const rest = labels.length - most;
  const first = labels.slice(0, most).join(', ');
  return rest > 0 ? t('{items} and {count} more', { items: first, count: rest }) : first;
}
