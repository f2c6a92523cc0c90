import { Copy, FileInput, Layers, Package, Plus, Star, Trash2, Upload } from 'lucide';
import { plural, t } from '../../lib/i18n/t.ts';
import type { PolicyView } from '../../lib/messaging/messages/share-shapes.ts';
import type { PackRow } from '../../lib/messaging/messages/template-shapes.ts';
import { canChange } from '../can-change.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { failureText } from '../failure-text.ts';
import { ActionIcon } from '../fields/action-icon.tsx';
import { newRunHash } from '../runs/new-run-hash.ts';
import { useServices } from '../services.ts';
import { exportHash } from '../sharing/export-hash.ts';
import { OriginBadge } from '../sharing/origin-badge.tsx';
import { noPersonal, usePolicy } from '../sharing/use-policy.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Icon } from '../ui/icon.tsx';
import { Loading } from '../ui/loading.tsx';
import { useToast } from '../ui/toast.tsx';
import { useAnswer } from '../use-answer.ts';
import { packHash } from '../workspace/route.ts';
import { customizePack } from './customize-pack.ts';

/** Icons that a row shows; the number says the rest. */
const iconsShown = 6;

/** All packs: templates that are applied together, in order. */
export function PackList({ go }: { go: (hash: string) => void }) {
  const { send } = useServices();
  const toast = useToast();
  const { answer, failure, again } = useAnswer('pack/list', {});
  const packs = answer?.packs;
  const policy = usePolicy();

  /** Tells what went wrong; whatever happened, the list is read again. */
  const attempt = async (act: () => Promise<unknown>) => {
    try {
      await act();
    } catch (error) {
      toast({ tone: 'error', text: failureText(error) });
    }
    void again();
  };
  const change = (pack: PackRow, kind: 'delete' | 'restore') =>
    send('template/change', { ids: [pack.id], change: { kind } });
  const doings: Doings = {
    favourite: (pack) =>
      attempt(() =>
        send('template/change', {
          ids: [pack.id],
          change: { kind: 'favourite', on: !pack.favourite },
        }),
      ),
    remove: (pack) =>
      attempt(async () => {
        await change(pack, 'delete');
        toast({
          text: t('“{name}” is in the bin. Its templates stay.', { name: pack.name }),
          action: { label: t('Undo'), run: () => void attempt(() => change(pack, 'restore')) },
        });
      }),
    customize: (pack) =>
      attempt(async () => {
        go(packHash(await customizePack(send, pack.id)));
      }),
  };

  return (
    <>
      <div class="page-head">
        <h1 tabIndex={-1}>{t('Packs')}</h1>
        {policy.personalTemplates ? (
          <>
            <Button icon={FileInput} onClick={() => go('#/sharing/import')}>
              {t('Import a file…')}
            </Button>
            <Button kind="primary" icon={Plus} onClick={() => go('#/packs/new')}>
              {t('New pack')}
            </Button>
          </>
        ) : (
          <p class="quiet">{t(noPersonal)}</p>
        )}
      </div>
      <p class="page-lead">
        {t(
          'A pack is a set of templates that go onto an agent together, in order; what several of them ask for is asked once. To apply one to one agent, open the agent, then quick add, then “Packs”.',
        )}
      </p>
      {failure && (
        <FailureNotice
          title={t('The packs could not be read')}
          failure={failure}
          onAgain={() => void again()}
        />
      )}
      {!packs && !failure && <Loading count={4} />}
      {packs?.length === 0 && (
        <EmptyState icon={Package} title={t('There are no packs')}>
          {t('Put the templates that every new agent gets into one.')}
        </EmptyState>
      )}
      <ul class="packs" aria-label={t('Packs')}>
        {packs?.map((pack) => (
          <PackCard key={pack.id} pack={pack} policy={policy} doings={doings} go={go} />
        ))}
      </ul>
    </>
  );
}

type Doings = Record<'favourite' | 'remove' | 'customize', (pack: PackRow) => Promise<void>>;

function PackCard(props: {
  pack: PackRow;
  policy: PolicyView;
  doings: Doings;
  go: (hash: string) => void;
}) {
  const { pack, policy, doings } = props;
  const { name, templates } = pack;
  const missing = templates.filter(({ type }) => type === undefined).length;
  return (
    <li class="pack">
      <button
        type="button"
        class="icon-button row-star"
        aria-pressed={pack.favourite}
        aria-label={t('Favourite: {name}', { name })}
        title={pack.favourite ? t('No favourite any more') : t('Make it a favourite')}
        onClick={() => void doings.favourite(pack)}
      >
        <Icon node={Star} />
      </button>
      <div class="row-text">
        <span class="row-line">
          <a class="row-name" href={packHash(pack.id)}>
            {name}
          </a>
          <OriginBadge {...pack} />
        </span>
        <span class="row-description">{pack.description}</span>
        <span class="pack-holds">
          <span class="pack-icons" aria-hidden="true">
            {templates
              .slice(0, iconsShown)
              .map(({ id, type }) => type && <ActionIcon key={id} type={type} />)}
          </span>
          {plural(templates.length, '{count} action', '{count} actions')}
          {missing > 0 && (
            <span class="pack-missing">{t('{count} missing', { count: missing })}</span>
          )}
        </span>
      </div>
      <div class="pack-buttons">
        <Button
          small
          icon={Layers}
          label={t('Apply to many: {name}', { name })}
          onClick={() => props.go(newRunHash({ kind: 'pack', packId: pack.id }))}
        >
          {t('Apply to many…')}
        </Button>
        {!canChange(pack) && policy.personalTemplates && (
          <Button
            small
            icon={Copy}
            label={t('Customize: {name}', { name })}
            onClick={() => void doings.customize(pack)}
          >
            {t('Customize')}
          </Button>
        )}
        {pack.origin !== 'starter' && policy.exports && (
          <IconButton
            icon={Upload}
            label={t('Export: {name}', { name })}
            onClick={() => props.go(exportHash([pack.id]))}
          />
        )}
        {canChange(pack) && (
          <IconButton
            icon={Trash2}
            label={t('Delete: {name}', { name })}
            onClick={() => void doings.remove(pack)}
          />
        )}
      </div>
    </li>
  );
}
