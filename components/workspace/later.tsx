import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';

/**
 * A page whose code is fetched when it is first shown. Fetched once; where that failed, the page
 * says so and offers to try again.
 */
export function later<Module, Props extends object>(
  fetch: () => Promise<Module>,
  pick: (module: Module) => ComponentType<Props>,
): ComponentType<Props> {
  let loaded: ComponentType<Props> | undefined;
  return function Later(props: Props) {
    const [turn, setTurn] = useState(0);
    const [failed, setFailed] = useState(false);
    useEffect(() => {
      let gone = false;
      if (loaded) return;
      fetch().then(
        (module) => {
          loaded = pick(module);
          if (!gone) setTurn((before) => before + 1);
        },
        () => !gone && setFailed(true),
      );
      return () => {
        gone = true;
      };
    }, [turn]);
    if (loaded) {
      const Component = loaded;
      return <Component {...props} />;
    }
    if (!failed) return null;
    const again = () => {
      setFailed(false);
      setTurn((before) => before + 1);
    };
    return (
      <Notice
        tone="error"
        title={t('This page could not be loaded')}
        role="alert"
        actions={
          <Button small onClick={again}>
            {t('Try again')}
          </Button>
        }
      >
        {t(
          'If Switchboard was updated just now, reload the page. What you typed elsewhere is kept.',
        )}
      </Notice>
    );
  };
}
