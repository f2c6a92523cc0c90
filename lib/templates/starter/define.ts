import type { ActionParameters, ActionType } from '../../actions/define.ts';
import type { Variable } from '../schema.ts';

/** The languages that agents are told what to do in, and speak: one set of starters each. */
export const promptLanguages = ['en', 'es'] as const;
export type PromptLanguage = (typeof promptLanguages)[number];

/** A template that ships with the extension. */
export interface StarterTemplate {
  /** `starter:transfer-to-a-person`; kept for good, since remembered values hang on it. */
  id: string;
  type: ActionType;
  /** What people read, and the action's name unless they change it. */
  name: string;
  /** One line. */
  description: string;
  /** The whole action; what differs from business to business is a `{{variable}}`. */
  parameters: ActionParameters;
  /** In the order they are asked for. Within a pack one name is one and the same variable. */
  variables: Variable[];
}

/** Starter templates of one trade, applied together in this order. */
export interface StarterPack {
  /** `starter:dental`, named as its file; kept for good. */
  id: string;
  name: string;
  /** One line. */
  description: string;
  templates: StarterTemplate[];
}

/** What people read of a pack in another language. Templates by their id without `starter:`. */
export interface PackTexts {
  name: string;
  description: string;
  templates: Record<string, { name: string; description: string }>;
  /** By the blank's name. */
  blanks: Record<string, BlankTexts>;
}

export interface BlankTexts {
  label: string;
  help: string;
  /** Labels of its choices, in their order. */
  choices?: string[];
}

/** What agents say and act on in another language: what replaces the English of a pack. */
export interface PackPrompts {
  templates: Record<string, TemplatePrompts>;
  /** By the blank's name; those that are words, and the names that references go by. */
  blanks: Record<string, Pick<Variable, 'default' | 'aliases' | 'sample'>>;
}

export interface TemplatePrompts {
  triggerPrompt?: string;
  triggerMessage?: string;
  messageBody?: string;
  /** What is saved on the contact. */
  description?: string;
  examples?: string[];
  /** What another system is asked for, by the parameter's name. */
  apiParameters?: Record<string, { description: string; example?: string }>;
}

/** By the pack's id without `starter:`. */
export type Texts = Record<string, PackTexts>;
export type Prompts = Record<string, PackPrompts>;
