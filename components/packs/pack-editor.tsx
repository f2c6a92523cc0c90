import { useEffect } from 'preact/hooks';
import type { PackContent } from '../../lib/templates/schema.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { failureText } from '../failure-text.ts';
import { useServices } from '../services.ts';
import { Button } from '../ui/button.tsx';
import { Field, fieldAria } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
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
  const { content, failure } = edit;
  return (
    <>
      <div class="page-head">
        <h1 tabIndex={-1}>{content?.name || (packId === 'new' ? 'New pack' : 'Pack')}</h1>
        <a href="#/packs">All packs</a>
      </div>
      {failure && (
        <FailureNotice title="The pack could not be read" failure={failure} onAgain={edit.again} />
      )}
      {edit.missing && (
        <Notice tone="warning" title="This pack is not there any more">
          It may be in the <a href="#/bin">bin</a>.
        </Notice>
      )}
      {content &&
        (edit.starter ? <Starter {...{ packId, content, go }} /> : <Editor edit={edit} />)}
    </>
  );
}

/** A pack that came with Switchboard: to read, and to make one's own from. */
function Starter(props: { packId: string; content: PackContent; go: (hash: string) => void }) {
  const { packId, content, go } = props;
  const { send } = useServices();
  const toast = useToast();
  const templates = useTemplates(content.templateIds);
  const customize = async () => {
    try {
      go(packHash(await customizePack(send, packId)));
    } catch (error) {
      toast({ tone: 'error', text: failureText(error) });
    }
  };
  return (
    <div class="pack-editor">
      <div class="pack-main">
        <Notice
          tone="info"
          title="A starter pack"
          actions={
            <Button small kind="primary" onClick={() => void customize()}>
              Customize
            </Button>
          }
        >
          It cannot be changed. “Customize” makes a pack of your own with the same templates.
        </Notice>
        <p>{content.description}</p>
        <PackOrder ids={content.templateIds} templates={templates} />
      </div>
      <PackBlanks ids={content.templateIds} templates={templates} />
    </div>
  );
}

function Editor({ edit }: { edit: PackEdit }) {
  const content = edit.content as NonNullable<PackEdit['content']>;
  const templates = useTemplates(content.templateIds);
  const { issues, change } = edit;
  const name = {
    id: 'pack-name',
    label: 'Name',
    error: issues.find(({ path }) => path === '$name' || path === 'name')?.message,
  };
  const description = { id: 'pack-description', label: 'Description' };
  const others = issues.filter(({ path }) => path !== '$name' && path !== 'name');

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      void edit.save(false);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });

  return (
    <form
      class="pack-editor"
      onSubmit={(event) => {
        event.preventDefault();
        void edit.save(false);
      }}
    >
      <div class="pack-main">
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
      <div class="save-bar">
        {edit.trouble && <Trouble edit={edit} />}
        {others.map(({ path, message }) => (
          <Notice key={`${path} ${message}`} tone="error" role="alert">
            {message}
          </Notice>
        ))}
        <div class="save-line">
          <Button type="submit" kind="primary" busy={edit.saving}>
            Save
          </Button>
          {edit.unsaved && (
            <>
              <span class="save-state" role="status">
                {edit.unkept ?? 'Unsaved changes. They are kept as you type.'}
              </span>
              <Button kind="link" onClick={() => void edit.discard()}>
                Discard
              </Button>
            </>
          )}
        </div>
      </div>
    </form>
  );
}

/** Somebody else saved or deleted it meanwhile: the person decides. */
function Trouble({ edit }: { edit: PackEdit }) {
  if (edit.trouble === 'gone') {
    return (
      <Notice
        tone="warning"
        title="It was deleted since you opened it"
        role="alert"
        actions={
          <Button small onClick={() => void edit.saveAsNew()}>
            Save as a new pack
          </Button>
        }
      >
        Nothing was saved now. What you typed is kept.
      </Notice>
    );
  }
  return (
    <Notice
      tone="warning"
      title="Saved elsewhere since you opened it"
      role="alert"
      actions={
        <>
          <Button small onClick={() => void edit.save(true)}>
            Save mine
          </Button>
          <Button small onClick={() => void edit.saveAsNew()}>
            Save as a copy
          </Button>
          <Button small onClick={() => void edit.discard()}>
            Take theirs
          </Button>
        </>
      }
    >
      Nothing was saved now. What you typed is kept.
    </Notice>
  );
}
