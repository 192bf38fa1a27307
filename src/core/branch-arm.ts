const branchMark = ' (branch)';

/** Branches have a name of their own beside the arm, so that no cell of the experiment is ever taken by one. */
export function branchArm(arm: string): string {
  return isBranchArm(arm) ? arm : `${arm}${branchMark}`;
}

/** Whether a key's arm names a person's branch rather than an arm of the experiment. */
export function isBranchArm(arm: string): boolean {
  return arm.endsWith(branchMark);
}
