import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/**
 * A component whose code comes later: `get` gives it when it is there, `load` fetches it. Once
 * there it is drawn at once, without a frame of nothing.
 */
export function lazy<Props extends object>(
  get: () => ComponentType<Props> | undefined,
  load: () => Promise<unknown>,
): ComponentType<Props> {
  return function Lazy(props: Props) {
    const [, setTurn] = useState(0);
    const Component = get();
    const missing = Component === undefined;
    useEffect(() => {
      if (!missing) return;
      let gone = false;
      load().then(
        () => !gone && setTurn((turn) => turn + 1),
        () => undefined,
      );
      return () => {
        gone = true;
      };
    }, [missing]);
    return Component ? <Component {...props} /> : null;
  };
}
