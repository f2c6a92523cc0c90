import { Copy, Layers, Package } from 'lucide';
import { t } from '../../lib/i18n/t.ts';
import type { PackView } from '../../lib/messaging/messages/template-shapes.ts';
import type { PackContent } from '../../lib/templates/schema.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { failureText } from '../failure-text.ts';
import { newRunHash } from '../runs/new-run-hash.ts';
import { useServices } from '../services.ts';
import { OriginBadge } from '../sharing/origin-badge.tsx';
import { usePolicy } from '../sharing/use-policy.ts';
import { useSaveKey } from '../shortcuts/use-save-key.ts';
import { BackLink } from '../ui/back-link.tsx';
import { Button } from '../ui/button.tsx';
import { Field, fieldAria } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { Loading } from '../ui/loading.tsx';
import { Notice } from '../ui/notice.tsx';
import { rich } from '../ui/rich.ts';
import { useToast } from '../ui/toast.tsx';
import { packHash } from '../workspace/route.ts';
import { customizePack } from './customize-pack.ts';
import { PackBlanks } from './pack-blanks-panel.tsx';
import { PackOrder } from './pack-order.tsx';
import { TemplatePicker } from './template-picker.tsx';
import { type PackEdit, usePackEdit } from './use-pack-edit.ts';
import { useTemplates } from './use-templates.ts';

/** A pack: its name, its templates in order, and the blanks it will ask for. */
export function PackEditor({ packId, go }: { packId: string; go: (hash: string) => void }) {
  const edit = usePackEdit(packId, go);
  const policy = usePolicy();
  const { content, failure, readOnly } = edit;
  return (
    <>
      <div class="page-head pack-head">
        <BackLink href="#/packs" label={t('All packs')} />
        <span class="action-icon">
          <Icon node={Package} />
        </span>
        <h1 tabIndex={-1}>{content?.name || (packId === 'new' ? t('New pack') : t('Pack'))}</h1>
        {edit.library && <OriginBadge {...edit.library} />}
        {content && packId !== 'new' && (
          <Button
            icon={Layers}
            disabled={edit.unsaved}
            onClick={() => go(newRunHash({ kind: 'pack', packId }))}
          >
            {t('Apply to many…')}
          </Button>
        )}
        {content && !readOnly && <SaveLine edit={edit} />}
        {content && readOnly && policy.personalTemplates && <Customize {...{ packId, go }} />}
      </div>
      {failure && (
        <FailureNotice
          title={t('The pack could not be read')}
          failure={failure}
          onAgain={edit.again}
        />
      )}
      {!content && !failure && !edit.missing && <Loading shape="fields" count={5} />}
      {edit.missing && (
        <Notice tone="warning" title={t('This pack is not there any more')}>
          {rich('It may be in the {link}.', { link: <a href="#/bin">{t('bin')}</a> })}
        </Notice>
      )}
      {content && !readOnly && <Editor edit={edit} />}
      {content && readOnly && <ReadOnly content={content} view={readOnly} />}
    </>
  );
}

function Customize({ packId, go }: { packId: string; go: (hash: string) => void }) {
  const { send } = useServices();
  const toast = useToast();
  const customize = async () => {
    try {
      go(packHash(await customizePack(send, packId)));
    } catch (error) {
      toast({ tone: 'error', text: failureText(error) });
    }
  };
  return (
    <Button kind="primary" icon={Copy} onClick={() => void customize()}>
      {t('Customize')}
    </Button>
  );
}

const formId = 'pack-form';

/** Whether there is something to save, and the ways out. */
function SaveLine({ edit }: { edit: PackEdit }) {
  return (
    <>
      {edit.unsaved && (
        <>
          <span class="pack-state" role="status">
            {edit.unkept ?? t('Not saved yet')}
          </span>
          <Button kind="link" onClick={() => void edit.discard()}>
            {t('Discard')}
          </Button>
        </>
      )}
      <Button type="submit" form={formId} kind="primary" busy={edit.saving}>
        {t('Save')}
      </Button>
    </>
  );
}

/** A pack that is somebody else’s: to read, and to make one’s own from. */
function ReadOnly({ content, view }: { content: PackContent; view: PackView }) {
  const templates = useTemplates(content.templateIds);
  return (
    <div class="pack-editor">
      <div class="pack-main">
        <Notice tone="info">
          {belongsText(view)} {t('“Customize” makes a pack of your own with the same templates.')}
        </Notice>
        <p>{content.description}</p>
        <PackOrder ids={content.templateIds} templates={templates} />
      </div>
      <PackBlanks ids={content.templateIds} templates={templates} />
    </div>
  );
}

function belongsText({ library, origin }: PackView): string {
  if (!library) return t('This one comes with Switchboard and stays as it is.');
  const { name } = library;
  return origin === 'managed'
    ? t('Read-only: it belongs to “{name}”, set by your administrator.', { name })
    : t('Read-only: it belongs to “{name}”.', { name });
}

function Editor({ edit }: { edit: PackEdit }) {
  const content = edit.content as NonNullable<PackEdit['content']>;
  const templates = useTemplates(content.templateIds);
  const { issues, change } = edit;
  const name = {
    id: 'pack-name',
    label: t('Name'),
    error: issues.find(({ path }) => path === '$name' || path === 'name')?.message,
  };
  const description = { id: 'pack-description', label: t('Description') };
  const others = issues.filter(({ path }) => path !== '$name' && path !== 'name');

  useSaveKey(() => void edit.save(false));

  return (
    <form
      id={formId}
      class="pack-editor"
      onSubmit={(event) => {
        event.preventDefault();
        void edit.save(false);
      }}
    >
      {(edit.trouble || others.length > 0) && (
        <div class="pack-notices">
          {edit.trouble && <Trouble edit={edit} />}
          {others.map(({ path, message }) => (
            <Notice key={`${path} ${message}`} tone="error" role="alert">
              {message}
            </Notice>
          ))}
        </div>
      )}
      <div class="pack-main">
        <section class="pack-part" aria-label={t('Pack')}>
          <Field {...name}>
            <input
              id={name.id}
              class="input"
              autocomplete="off"
              maxLength={200}
              value={content.name}
              {...fieldAria(name, true)}
              onInput={(event) => change({ name: event.currentTarget.value })}
            />
          </Field>
          <Field {...description}>
            <textarea
              id={description.id}
              class="input"
              rows={2}
              maxLength={2000}
              value={content.description}
              onInput={(event) => change({ description: event.currentTarget.value })}
            />
          </Field>
        </section>
        <PackOrder
          ids={content.templateIds}
          templates={templates}
          onChange={(templateIds) => change({ templateIds })}
        />
        <TemplatePicker
          chosen={content.templateIds}
          onAdd={(id) => change({ templateIds: [...content.templateIds, id] })}
        />
      </div>
      <PackBlanks ids={content.templateIds} templates={templates} />
    </form>
  );
}

/** Somebody else saved or deleted it meanwhile: the person decides. */
function Trouble({ edit }: { edit: PackEdit }) {
  if (edit.trouble === 'read-only') {
    return (
      <Notice
        tone="warning"
        title={t('It cannot be changed here any more')}
        role="alert"
        actions={
          <Button small onClick={() => void edit.saveAsNew()}>
            {t('Save as a pack of your own')}
          </Button>
        }
      >
        {t(
          'It belongs to a team, or your administrator has switched off packs of your own. Nothing was saved now. What you typed is kept.',
        )}
      </Notice>
    );
  }
  if (edit.trouble === 'gone') {
    return (
      <Notice
        tone="warning"
        title={t('It was deleted since you opened it')}
        role="alert"
        actions={
          <Button small onClick={() => void edit.saveAsNew()}>
            {t('Save as a new pack')}
          </Button>
        }
      >
        {t('Nothing was saved now. What you typed is kept.')}
      </Notice>
    );
  }
  return (
    <Notice
      tone="warning"
      title={t('Saved elsewhere since you opened it')}
      role="alert"
      actions={
        <>
          <Button small onClick={() => void edit.save(true)}>
            {t('Save mine')}
          </Button>
          <Button small onClick={() => void edit.saveAsNew()}>
            {t('Save as a copy')}
          </Button>
          <Button small onClick={() => void edit.discard()}>
            {t('Discard mine')}
          </Button>
        </>
      }
    >
      {t('Nothing was saved now. What you typed is kept.')}
    </Notice>
  );
}
