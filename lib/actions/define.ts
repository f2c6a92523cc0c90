import type * as z from 'zod/mini';
import type { PluralKey } from '../i18n/catalog.ts';

/** The types of action that HighLevel's public API creates (`CreateSingleActionDTO.actionType`). */
export type ActionType =
  | 'CALL_TRANSFER'
  | 'DATA_EXTRACTION'
  | 'IN_CALL_DATA_EXTRACTION'
  | 'WORKFLOW_TRIGGER'
  | 'SMS'
  | 'APPOINTMENT_BOOKING'
  | 'CUSTOM_ACTION'
  | 'KNOWLEDGE_BASE';

/** An action's `actionParameters` as they are on the wire, unknown keys included. */
export type ActionParameters = Record<string, unknown>;

/** When the agent carries the action out: the builder's tabs "During the Call", "After the Call". */
export type Timing = 'during' | 'after';

/** What an id in the parameters stands for; people choose it by name. */
export type ReferenceKind = 'contactField' | 'workflow' | 'calendar' | 'knowledgeBase';

/** `Words`: what its texts are typed as, where they are to be in the catalogs. */
export interface FieldBase<Words extends string = string> {
  /** Where the value is in the parameters, dotted: `apiDetails.url`. */
  path: string;
  label: Words;
  help: Words;
  /** With `shownWhen`: required while it is shown. */
  required: boolean;
  /** An example: a text, a number, an address. */
  placeholder?: string;
  /** The field counts only while the value at `path` is this one; else its value is not sent. */
  shownWhen?: { path: string; equals: unknown };
}

/** A column of a table field; rows are objects with the columns' keys. */
export interface Column<Words extends string = string> {
  key: string;
  label: Words;
  required: boolean;
  /** Holds a secret where the row's first column has the name of a credential. */
  secret?: boolean;
}

// One member for each kind, so that `Extract<Field, { kind: 'phone' }>` finds it.
type TextOf<Kind> = Kind extends string ? { kind: Kind; softLimit?: number } : never;

export type Field<Words extends string = string> = FieldBase<Words> &
  (
    | TextOf<'text' | 'longText' | 'phone' | 'url' | 'secret'>
    // The number has to be above `min`.
    | { kind: 'number'; min?: number; unit?: PluralKey }
    | { kind: 'boolean'; default: boolean }
    | { kind: 'choice'; choices: { value: string; label: Words }[] }
    | { kind: 'textList'; min: number; max?: number; itemLabel: Words }
    | { kind: 'table'; columns: Column<Words>[]; itemLabel: Words }
    | { kind: 'reference'; reference: ReferenceKind }
  );

/** What is known of the contact field that an extraction fills; needed for the builder's shape. */
export interface ContactFieldFacts {
  /** `contact.service_interest` */
  key?: string;
  name?: string;
  /** `STANDARD_FIELD`, or the field's own data type */
  dataType?: string;
}

/** What rows of lists show of an action type. */
export interface ActionLook {
  /** Name of a lucide icon, kebab-case. */
  icon: string;
  timing: Timing;
}

/** What stands in the type's own file. */
export type ActionDefinitionRest<Words extends string = string> = Omit<
  ActionDefinition<Words>,
  keyof ActionLook
>;

/** Everything the extension knows about one action type; forms, checks and docs are made of it. */
export interface ActionDefinition<Words extends string = string> extends ActionLook {
  type: ActionType;
  /** What people call it: "Transfer the call". */
  label: Words;
  /** The word of HighLevel's builder, the same in every language: "Call Transfer". */
  builderLabel: string;
  description: Words;
  /** In form order; the ones that are always required come first. */
  fields: Field<Words>[];
  /** Holds what is sent to HighLevel's contract; loose, so unknown keys pass. */
  parameters: z.ZodMiniType;
  /** Required parameters with one possible value; nobody is asked for them. */
  fixed?: ActionParameters;
  /** Valid parameters, for tests, docs and previews. */
  sample: ActionParameters;
  /**
   * The undocumented shape that HighLevel's own builder sends, for one second try after a refusal
   * that names no field. `undefined` when its extra keys are not known or already there.
   * Source: reports of live behaviour, see "Two shapes of a body" in docs/highlevel.md; never the
   * first choice.
   */
  builderShape?(
    parameters: ActionParameters,
    extra: { contactField?: ContactFieldFacts },
  ): ActionParameters | undefined;
}

/** One thing that is wrong with an action, or may surprise. */
export interface Issue {
  /** Dotted, with list indexes (`examples.2`); `''` is the whole, `$name` the action's name. */
  path: string;
  /** What is wrong and what to enter, in plain words. */
  message: string;
  /** Only an `error` keeps the action from being sent. */
  level: 'error' | 'warning';
}
