import type { Desk } from './desk';
import { loadedInfo } from './engine-slot';
import { isSameModel, type ModelChoice } from './lab';

/** Id of the wording that a model understands: known for sure once it is loaded, before that from its listing. */
export function wordingOfModel(desk: Pick<Desk, 'engine' | 'lab'>, choice: ModelChoice): string {
  const loaded = loadedInfo(desk.engine.status(), choice);
  if (loaded) return loaded.wording;
  return desk.lab.shippedModels.find((offer) => isSameModel(offer.choice, choice))?.wording ?? 'plain';
}
