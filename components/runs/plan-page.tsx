/** What a plan would change; once it is started, how the run goes. */
export function PlanPage(_props: { planId: string; go: (hash: string) => void }) {
  return (
    <div class="page-head">
      <h1 tabIndex={-1}>Run</h1>
    </div>
  );
}
