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
