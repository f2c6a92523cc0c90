import { useEffect, useState } from 'preact/hooks';
import { useServices } from './services.ts';

/** Counts how often tokens were unlocked or locked: a reason to read anew. */
export function useVaultTurn(): number {
  const { hearVault } = useServices();
  const [turn, setTurn] = useState(0);
  useEffect(() => hearVault(() => setTurn((count) => count + 1)), [hearVault]);
  return turn;
}
