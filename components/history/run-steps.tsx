import { actions } from '../../lib/actions/index.ts';
import { moment } from '../../lib/i18n/format.ts';
import { plural, t } from '../../lib/i18n/t.ts';
import { liveIds } from '../../lib/runs/outcome.ts';
import { stepText } from '../../lib/runs/outcome-text.ts';
import type { Run, Step } from '../../lib/runs/schema.ts';
import { ActionIcon } from '../fields/action-icon.tsx';
import { useServices } from '../services.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { ToneIcon } from '../ui/notice.tsx';
import { rich } from '../ui/rich.ts';
import { templateHash } from '../workspace/route.ts';
import { singleHash } from './history-words.ts';

/** Each step of a run: what it was made of, what became of it, and its ids. Of one the card says that. */
export function RunSteps({ run }: { run: Run }) {
  return (
    <section aria-labelledby="run-steps">
      <h2 class="section-title" id="run-steps">
        {plural(run.steps.length, 'What was sent', 'All {count} steps')}
      </h2>
      <ol class="run-steps">
        {run.steps.map((step) => (
          <StepRow key={step.id} run={run} step={step} />
        ))}
      </ol>
    </section>
  );
}

function StepRow({ run, step }: { run: Run; step: Step }) {
  const { now, copy } = useServices();
  const { tone, title, detail } = stepText(step, run.target, now());
  const { library, templateId, undoes } = step;
  const alone = run.steps.length === 1;
  const ids = alone ? [] : [...new Set([...liveIds(step), ...(step.on ? [step.on.actionId] : [])])];
  const said = step.problem?.messages.filter(Boolean) ?? [];
  const template = <a href={templateHash(templateId)}>{t('Open the template')}</a>;
  return (
    <li class="run-step">
      <ActionIcon type={step.type} />
      <div class="run-step-body">
        <h3 dir="auto">
          {step.name} <span class="quiet">{actions[step.type].label}</span>
        </h3>
        {!alone && (
          <p class="run-step-outcome" data-tone={tone}>
            <ToneIcon tone={tone} />
            <span>
              <strong>{title}.</strong> {detail}
            </span>
          </p>
        )}
        {!alone && said.length > 0 && (
          <p dir="auto">{t('HighLevel says: “{message}”', { message: said.join(' · ') })}</p>
        )}
        <dl class="run-step-facts">
          {templateId !== '' && (
            <Fact name={t('Template')}>
              {library
                ? rich('{link}, version {version} of “{library}”, revision {revision}', {
                    link: template,
                    version: library.templateRevision,
                    library: library.name,
                    revision: library.revision,
                  })
                : template}
            </Fact>
          )}
          {ids.map((id) => (
            <Fact key={id} name={t('Action ID')}>
              <code>{id}</code>
              <CopyButton text={id} label={t('Copy the action ID')} copy={copy} />
            </Fact>
          ))}
          {undoes && (
            <Fact name={t('Takes back')}>
              <a href={singleHash(undoes.runId)}>{t('an earlier step')}</a>
            </Fact>
          )}
          {step.sentAt !== undefined && (
            <Fact name={t('Sent')}>
              {moment(step.sentAt, { dateStyle: 'medium', timeStyle: 'medium' })}
            </Fact>
          )}
        </dl>
      </div>
    </li>
  );
}

const Fact = (props: { name: string; children: import('preact').ComponentChildren }) => (
  <div>
    <dt>{props.name}</dt>
    <dd>{props.children}</dd>
  </div>
);
