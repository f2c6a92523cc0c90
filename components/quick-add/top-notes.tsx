import { Notice } from '../ui/notice.tsx';

export function OfflineNote() {
  return (
    <div class="inline-notice">
      <Notice tone="warning" title="No network">
        Forms can be filled in. Nothing can be created until you are online.
      </Notice>
    </div>
  );
}

/** Stored records that did not parse: how many. */
export function SetAsideNote({ count }: { count: number }) {
  return (
    <div class="inline-notice">
      <Notice tone="warning">
        {count === 1
          ? 'One stored record could not be read and was set aside.'
          : `${count} stored records could not be read and were set aside.`}{' '}
        Everything else works.
      </Notice>
    </div>
  );
}
