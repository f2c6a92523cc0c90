import backup from './backup.json' with { type: 'json' };
import broken from './broken.json' with { type: 'json' };
import connections from './connections.json' with { type: 'json' };
import existing from './existing.json' with { type: 'json' };
import fields from './fields.json' with { type: 'json' };
import fleet from './fleet.json' with { type: 'json' };
import hints from './hints.json' with { type: 'json' };
import history from './history.json' with { type: 'json' };
import packs from './packs.json' with { type: 'json' };
import quickAdd from './quick-add.json' with { type: 'json' };
import runs from './runs.json' with { type: 'json' };
import settings from './settings.json' with { type: 'json' };
import sharing from './sharing.json' with { type: 'json' };
import shortcuts from './shortcuts.json' with { type: 'json' };
import templates from './templates.json' with { type: 'json' };
import welcome from './welcome.json' with { type: 'json' };
import worker from './worker.ts';
import workspace from './workspace.json' with { type: 'json' };

/** Every text of the interface. */
export default {
  ...worker,
  ...backup,
  ...broken,
  ...connections,
  ...existing,
  ...fields,
  ...fleet,
  ...hints,
  ...history,
  ...packs,
  ...quickAdd,
  ...runs,
  ...settings,
  ...sharing,
  ...shortcuts,
  ...templates,
  ...welcome,
  ...workspace,
};
