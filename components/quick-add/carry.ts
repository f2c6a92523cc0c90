import { actions } from '../../lib/actions/index.ts';
import { contentOf, valuesOf } from '../fields/form-content.ts';
import { carryOver, typedValues } from '../fields/form-values.ts';
import type { Services } from '../services.ts';
import { type Loaded, loadQuickAdd } from './load-quick-add.ts';
import { type Spot, targetOf } from './place.ts';
import type { HeldForm } from './use-open-form.ts';
import { packValuesOf } from './use-pack-form.ts';

/** A form that goes along to another agent, and the sub-account it comes from. */
export interface Brought {
  /** Absent when it was not touched since it was opened. */
  form: HeldForm | undefined;
  from: Loaded;
  locationId: string;
}

interface Carried {
  loaded: Loaded;
  held: HeldForm;
}

/**
 * The same template's or pack's form for another agent, with what was typed, kept as that agent's
 * draft. What was typed for that agent already is not overwritten; what was to come along stays a
 * draft of the agent before.
 */
export async function openCarried(
  services: Services,
  spot: Spot,
  { form: touched, from, locationId: before }: Brought,
): Promise<Carried | undefined> {
  const form = touched ?? heldOf(from);
  if (!form) return undefined;
  const loaded = await loadQuickAdd(services, spot);
  const target = targetOf(spot);
  if (!loaded.state || !target) return undefined;
  const same = before === target.locationId;
  const { form: _, packForm: __, ...rest } = loaded;
  const at = { services, target, same, loaded: rest };
  return 'packId' in form ? carryPack(at, form) : carryForm(at, form);
}

interface At {
  services: Services;
  target: { locationId: string; agentId: string };
  same: boolean;
  loaded: Loaded;
}

async function carryForm(
  { services: { send }, target, same, loaded }: At,
  { templateId, form: before, values }: Extract<HeldForm, { templateId: string }>,
): Promise<Carried | undefined> {
  const form = await send('form/open', { target, templateId }).catch(() => null);
  if (!form) return undefined;
  const held = { templateId, form, changed: true };
  if (form.fromDraft)
    return { loaded: { ...loaded, form }, held: { ...held, values: valuesOf(form) } };
  const next = same
    ? values
    : carryOver(actions[form.template.type], { form: before, values }, form);
  const content = contentOf(form, next);
  await send('draft/save', { draftId: form.draftId, target, templateId, content }).catch(
    () => undefined,
  );
  return { loaded: { ...loaded, form }, held: { ...held, values: next } };
}

async function carryPack(
  { services: { send }, target, same, loaded }: At,
  { packId, form: before, values }: Extract<HeldForm, { packId: string }>,
): Promise<Carried | undefined> {
  const packForm = await send('pack/open', { packId, target }).catch(() => null);
  if (!packForm) return undefined;
  const held = { packId, form: packForm, changed: true };
  if (packForm.fromDraft) {
    return { loaded: { ...loaded, packForm }, held: { ...held, values: packValuesOf(packForm) } };
  }
  const { blanks, draftId } = packForm;
  const { leftOut } = values;
  const typed = typedValues(before.blanks, values.values);
  const next = same ? values : { values: { ...blanks.values, ...typed }, keepSecrets: [], leftOut };
  await send('pack/draft', { draftId, target, packId, values: next.values, leftOut }).catch(
    () => undefined,
  );
  return { loaded: { ...loaded, packForm }, held: { ...held, values: next } };
}

/** The form that was reopened from its draft and not touched since. */
function heldOf({ form, packForm }: Loaded): HeldForm | undefined {
  if (form) return { templateId: form.template.id, form, values: valuesOf(form), changed: true };
  if (!packForm) return undefined;
  const { view, blanks, leftOut } = packForm;
  const values = { values: blanks.values, keepSecrets: [], leftOut };
  return { packId: view.pack.id, form: packForm, values, changed: true };
}
