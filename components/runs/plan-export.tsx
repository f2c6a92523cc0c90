import { Copy, Download, FileJson } from 'lucide';
import { useState } from 'preact/hooks';
import type { Key } from '../../lib/i18n/catalog.ts';
import { spokenTable } from '../../lib/i18n/spoken-table.ts';
import { plural, t } from '../../lib/i18n/t.ts';
import type { Output } from '../../lib/messaging/messages/index.ts';
import type { Send } from '../../lib/messaging/send.ts';
import type { Plan } from '../../lib/runs/plan/schema.ts';
import { failureText } from '../failure-text.ts';
import { dateForFile, saveTable, type TableKind } from '../save-table.ts';
import { useServices } from '../services.ts';
import { MenuButton } from '../ui/menu-button.tsx';
import { useToast } from '../ui/toast.tsx';

type Line = NonNullable<Output<'plan/export'>>['lines'][number];

const columns: Record<keyof Line, Key> = {
  subAccount: 'Sub-account',
  locationId: 'Sub-account ID',
  agent: 'Agent',
  agentId: 'Agent ID',
  type: 'Type',
  template: 'Template',
  templateId: 'Template ID',
  action: 'Action',
  verdict: 'Verdict',
  why: 'Why',
  choice: 'Choice',
  result: 'Result',
  actionId: 'Action ID',
  message: 'Message',
  readAt: 'Read at',
};

async function* pagesOf(send: Send, planId: string): AsyncGenerator<Line[]> {
  let from: number | undefined = 0;
  while (from !== undefined) {
    const page: Output<'plan/export'> = await send('plan/export', { planId, from });
    if (!page) return;
    yield page.lines;
    from = page.next;
  }
}

/** A plan as text that a spreadsheet or a message takes: a line per step, its columns by tabs. */
async function textOf(send: Send, planId: string): Promise<string> {
  const keys = ['subAccount', 'agent', 'action', 'verdict', 'why', 'choice', 'result'] as const;
  const lines = [keys.map((key) => t(columns[key])).join('\t')];
  for await (const page of pagesOf(send, planId)) {
    for (const line of page) {
      lines.push(keys.map((key) => line[key].replace(/\s+/g, ' ')).join('\t'));
    }
  }
  return lines.join('\n');
}

/** The plan as a file or on the clipboard. No secret is in it. */
export function ExportMenu({ plan }: { plan: Plan }) {
  const { send, copy, now } = useServices();
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const attempt = async (act: () => Promise<string>) => {
    if (busy) return;
    setBusy(true);
    try {
      toast({ tone: 'success', text: await act() });
    } catch (error) {
      toast({ tone: 'error', text: failureText(error) });
    }
    setBusy(false);
  };
  const save = (kind: TableKind) =>
    void attempt(async () => {
      const name = `switchboard-${plan.startedAt === undefined ? 'plan' : 'run'}`;
      const file = `${name}-${dateForFile(now())}`;
      const count = await saveTable(file, kind, spokenTable(columns), pagesOf(send, plan.id));
      return plural(count, '{count} step written.', '{count} steps written.');
    });
  return (
    <MenuButton
      label={t('Export')}
      icon={Download}
      groups={[
        [
          {
            key: 'copy',
            label: t('Copy as text'),
            icon: Copy,
            onChoose: () =>
              void attempt(async () => {
                await copy(await textOf(send, plan.id));
                return t('Copied.');
              }),
          },
          {
            key: 'csv',
            label: t('CSV file'),
            icon: Download,
            detail: t('For spreadsheets'),
            onChoose: () => save('csv'),
          },
          { key: 'json', label: t('JSON file'), icon: FileJson, onChoose: () => save('json') },
        ],
      ]}
    />
  );
}
