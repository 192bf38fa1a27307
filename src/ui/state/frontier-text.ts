import type { Currency, Stretch } from '../../core/frontier-rows';
import { countText, percentText } from './words';

/** The currencies as a person reads them. */
export const currencyNames: Readonly<Record<Currency, string>> = {
  reserved: 'attempts reserved',
  used: 'attempts used',
  tokens: 'tokens',
  evaluated: 'tokens without cached prefixes',
};

/** "From 3 to 12 attempts reserved, plain leads (24.0 % at the end). Not ruled out: CoT." */
export function stretchText({ from, to, series, value, rivals }: Stretch, currency: Currency): string {
  const range = to === null ? `From ${amount(from)} on` : `From ${amount(from)} to ${amount(to)}`;
  const rest =
    rivals.length === 0 ? 'Its interval rules the others out.' : `Not ruled out: ${rivals.join(', ')}.`;
  return `${range} ${currencyNames[currency]} a problem, “${series}” leads with ${percentText(value)} % at the end. ${rest}`;
}

function amount(budget: number): string {
  return budget >= 100 || Number.isInteger(budget) ? countText(Math.round(budget)) : budget.toFixed(1);
}
