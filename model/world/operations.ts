import { listChanges } from './list-changes';
import { listChoices } from './list-choices';
import { listMeasures } from './list-measures';
import { listOrders } from './list-orders';
import type { Operation, Step } from './step';
import { textOperations } from './text-operations';

/** Every operation of the world. */
export const operations: readonly Operation[] = [
  ...listChanges,
  ...listChoices,
  ...listOrders,
  ...listMeasures,
  ...textOperations,
];

const byId = new Map(operations.map((operation) => [operation.id, operation]));

/** @throws RangeError when there is no such operation. */
export function operationOf(id: string): Operation {
  const operation = byId.get(id);
  if (operation === undefined) throw new RangeError(`The world has no operation "${id}".`);
  return operation;
}

/** The step of an operation that has this parameter. @throws RangeError when there is none. */
export function stepOf(id: string, parameter: Step['parameter']): Step {
  const step = operationOf(id).steps.find((candidate) => candidate.parameter === parameter);
  if (step === undefined) throw new RangeError(`Operation "${id}" takes no parameter ${String(parameter)}.`);
  return step;
}
