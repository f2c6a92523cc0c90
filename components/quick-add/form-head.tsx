import { ArrowLeft } from 'lucide';
import type { ComponentChildren } from 'preact';
import { t } from '../../lib/i18n/t.ts';
import { IconButton } from '../ui/button.tsx';

/** The line above a form or a list that is not the first screen: back, and what this is. */
export function FormHead(props: {
  title: string;
  /** What the arrow leads to. */
  back?: string | undefined;
  icon?: ComponentChildren;
  /** Below the title. */
  about?: ComponentChildren;
  /** At the right end. */
  children?: ComponentChildren;
  onBack: () => void;
}) {
  return (
    <div class="form-head">
      <IconButton icon={ArrowLeft} label={props.back ?? t('Back')} onClick={props.onBack} />
      {props.icon}
      <div class="form-names">
        <h2 class="form-title" tabIndex={-1} title={props.title} dir="auto">
          {props.title}
        </h2>
        {props.about && <p class="form-about">{props.about}</p>}
      </div>
      {props.children}
    </div>
  );
}
