import { ArrowLeft } from 'lucide';
import { Icon } from './icon.tsx';

/** The arrow before a page's title, as a link: `label` says where it leads. */
export function BackLink({ href, label }: { href: string; label: string }) {
  return (
    <a class="icon-button back-link" href={href} title={label} aria-label={label}>
      <Icon node={ArrowLeft} />
    </a>
  );
}
