import { choose, fillField, pickTemplate, press, waitForText } from '../e2e/harness/quick-add.ts';
import { fillTransfer, openQuickAdd, transfer } from '../e2e/harness/scenes.ts';
import { frontDesk } from '../e2e/harness/stage.ts';
import { locationIds, tokens } from '../sandbox/index.ts';
import type { SceneShot } from './scenes.ts';

const booking = 'Book an appointment';

/** The list, the forms, the pickers, and the places without an agent. */
export const listAndForm: SceneShot[] = [
  {
    name: 'list',
    async show(stage) {
      const { popup } = await openQuickAdd(stage);
      await waitForText(popup, /Harbor Dental/);
      return popup;
    },
  },
  {
    name: 'list-no-token',
    async show({ sandbox, browser }) {
      await browser.openAgent(frontDesk(sandbox));
      const popup = await browser.openPopup();
      await popup.locator('::-p-aria(Search templates)').wait();
      return popup;
    },
  },
  {
    name: 'list-search',
    async show(stage) {
      const { popup } = await openQuickAdd(stage);
      await popup.locator('::-p-aria(Search templates)').fill('call');
      return popup;
    },
  },
  {
    name: 'list-no-match',
    async show(stage) {
      const { popup } = await openQuickAdd(stage);
      await popup.locator('::-p-aria(Search templates)').fill('fax the invoice');
      return popup;
    },
  },
  {
    name: 'form-transfer',
    show: async (stage) => (await fillTransfer(stage)).popup,
  },
  {
    name: 'form-error',
    async show(stage) {
      const { popup } = await openQuickAdd(stage);
      await pickTemplate(popup, transfer);
      await fillField(popup, 'Transfer to', '12');
      await press(popup, 'Create action');
      return popup;
    },
  },
  {
    name: 'form-preview',
    async show(stage) {
      const { popup } = await fillTransfer(stage);
      await press(popup, 'Preview');
      await popup.locator('::-p-text(curl)').wait();
      await popup.$$eval('.disclosure-content pre', (all) => all[0]?.scrollIntoView());
      return popup;
    },
  },
  {
    name: 'form-custom-action',
    async show(stage) {
      const { popup } = await openQuickAdd(stage);
      await pickTemplate(popup, 'Ask another system');
      await fillField(popup, 'Address', 'https://orders.harbor.example/status');
      await fillField(popup, 'Value to use from the answer', 'data.status');
      return popup;
    },
  },
  {
    name: 'form-picker',
    async show(stage) {
      const { popup } = await openQuickAdd(stage);
      await pickTemplate(popup, booking);
      await popup.locator('::-p-aria(Calendar[role="combobox"])').click();
      await popup.locator('::-p-aria([role="option"])').wait();
      return popup;
    },
  },
  {
    name: 'form-picker-no-scope',
    async show(stage) {
      const { popup } = await openQuickAdd(stage, { token: tokens.noCalendarsScope });
      await pickTemplate(popup, booking);
      await waitForText(popup, /calendars\.readonly/);
      return popup;
    },
  },
  {
    name: 'form-remembered',
    async show(stage) {
      const { popup, browser } = await openQuickAdd(stage);
      await pickTemplate(popup, booking);
      await choose(popup, 'Calendar', 'New Client Consultation');
      await press(popup, 'Create action');
      await waitForText(popup, /Created/);
      await popup.close();
      const again = await browser.openPopup();
      await pickTemplate(again, booking);
      await waitForText(again, /Calendar/);
      return again;
    },
  },
  {
    name: 'no-crm',
    async show({ sandbox, browser }) {
      await browser.openUrl(`https://${sandbox.hosts.static[0]}/`);
      const popup = await browser.openPopup();
      await popup.locator('h2').wait();
      return popup;
    },
  },
  {
    name: 'no-sub-account',
    async show({ sandbox, browser }) {
      await browser.openUrl(sandbox.url('/agency_dashboard/'));
      const popup = await browser.openPopup();
      await popup.locator('h2').wait();
      return popup;
    },
  },
  {
    name: 'no-agent',
    async show({ sandbox, browser }) {
      await browser.openUrl(
        sandbox.url(`/v2/location/${locationIds.northside}/ai-agents/voice-ai`),
      );
      await browser.saveToken(locationIds.northside, tokens.full.northside);
      const popup = await browser.openPopup();
      await waitForText(popup, /Emergency Line/);
      return popup;
    },
  },
  {
    name: 'agent-not-readable',
    async show(stage) {
      stage.sandbox.fault({
        method: 'GET',
        path: `/voice-ai/agents/${frontDesk(stage.sandbox).id}`,
        times: Number.POSITIVE_INFINITY,
        effect: { kind: 'status', status: 503 },
      });
      const { popup } = await openQuickAdd(stage);
      await new Promise((resolve) => setTimeout(resolve, 800));
      return popup;
    },
  },
  {
    name: 'long-names',
    async show(stage) {
      const agent = frontDesk(stage.sandbox);
      agent.agentName = 'Reception und Notaufnahme für Neukundinnen und Neukunden 🦷 (Nachtdienst)';
      const { popup } = await openQuickAdd(stage, { agent });
      await waitForText(popup, /Notaufnahme/);
      return popup;
    },
  },
];
