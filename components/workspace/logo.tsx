/** The sign of the extension, as in the toolbar, in the colours of the theme. */
export function Logo() {
  return (
    <svg class="logo" viewBox="0 0 128 128" aria-hidden="true" focusable="false">
      <rect width="128" height="128" rx="28" fill="currentColor" />
      <g fill="currentColor" stroke="currentColor" stroke-width="11" stroke-linecap="round">
        <path stroke="currentColor" fill="none" d="M38 38C38 74 90 54 90 90" />
        <circle stroke="currentColor" cx="38" cy="38" r="15" />
        <circle stroke="currentColor" cx="90" cy="90" r="15" />
      </g>
    </svg>
  );
}
