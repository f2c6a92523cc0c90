import { afterEach, describe, expect, test } from 'vitest';
import { workText } from '../../../../components/runs/plan-words.ts';
import { whenText } from '../../../../components/templates/bin-row.tsx';
import es from '../../../../lib/i18n/es/index.ts';
import ptBr from '../../../../lib/i18n/pt-BR/index.ts';
import { speak } from '../../../../lib/i18n/t.ts';

const plan = { kind: 'apply' as const, tally: { 'create/do': 300, 'differs/update': 1 } };
const hour = 3_600_000;

/** Texts that are made of parts: in each language they are one sentence. */
describe('what a plan does, and until when something is kept', () => {
  afterEach(() => speak({ language: 'en', locale: 'en-US' }));

  test('in English', () => {
    expect(workText(plan, 30)).toBe('Create 300 and update 1 on 30 agents');
    expect(whenText(0, 3 * hour)).toBe('Deleted 3 h ago. Goes for good in 30 days.');
  });

  test('in Spanish', () => {
    speak({ language: 'es', locale: 'es-419', texts: es });
    expect(workText(plan, 30)).toBe('Crear 300 y actualizar 1 en 30 agentes');
    expect(workText({ kind: 'undo', tally: { 'remove/do': 2 } }, 1)).toBe('Quitar 2 de 1 agente');
    expect(whenText(0, 3 * hour)).toBe('Se eliminó hace 3 h. Desaparece para siempre en 30 días.');
  });

  test('in Portuguese', () => {
    speak({ language: 'pt-BR', locale: 'pt-BR', texts: ptBr });
    expect(workText(plan, undefined)).toBe('Criar 300 e atualizar 1');
    expect(workText(plan, 1)).toBe('Criar 300 e atualizar 1 em 1 agente');
  });
});
