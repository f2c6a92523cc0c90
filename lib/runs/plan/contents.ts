import { overlayMasks } from '../../actions/masks.ts';
import { hideSecrets, mask, maskSecrets, secretPaths } from '../../actions/secrets.ts';
import { maskedPaths } from '../../actions/masks.ts';
import type { Connections } from '../../connections/connections.ts';
import type { Directory } from '../../highlevel/directory.ts';
import type { SessionSecrets } from '../../storage/session-secrets.ts';
import { blankOf } from '../../templates/blank-path.ts';
import type { BlanksOf } from '../../templates/blanks.ts';
import { type Catalog, sendingListAge } from '../../templates/catalog.ts';
import { ofThisField } from '../../templates/field-facts.ts';
import { isBlank } from '../../templates/fill.ts';
import { mergeVariables } from '../../templates/merge-variables.ts';
import { maskedParameters, prepareAction } from '../../templates/prepare.ts';
import { resolveReference } from '../../templates/resolve.ts';
import { isReference, type Values, type Variable } from '../../templates/schema.ts';
import { usedOnes, usedVariables } from '../../templates/variables.ts';
import { planContentsKey, planSecretsOwner } from './keys.ts';
import type { PlanContents, PlanSource, PlanTemplate } from './schema.ts';

export interface ContentsDependencies {
  catalog: Pick<Catalog, 'withKeptSecrets'>;
  blanksOf: BlanksOf;
  connections: Pick<Connections, 'secrets' | 'secretNames'>;
  directory: Directory;
  /** What was typed for the plan and must not be stored. */
  secrets: SessionSecrets;
}
