import type { Currency, Stretch } from '../../core/frontier-rows';
import { countText, percentText } from './words';

/** The currencies as a person reads them. */
export const currencyNames: Readonly<Record<Currency, string>> = {
  reserved: 'attempts reserved',
  used: 'attempts used',
  tokens: 'tokens',
  evaluated: 'tokens without cached prefixes',
};

/** "From 3 to 12 attempts reserved a problem: “plain” leads, at the end with 24.0 %. Not ruled out: CoT." */
export function stretchText({ from, to, series, value, rivals }: Stretch, currency: Currency): string {
  const unit = `${currencyNames[currency]} a problem`;
  const range =
    to === null ? `From ${amount(from)} ${unit} upwards` : `From ${amount(from)} to ${amount(to)} ${unit}`;
  const rest =
    rivals.length === 0 ? 'Its interval rules the others out.' : `Not ruled out: ${rivals.join(', ')}.`;
  return `${range}: “${series}” leads, at the end with ${percentText(value)} %. ${rest}`;
}

function amount(budget: number): string {
  return budget >= 100 || Number.isInteger(budget) ? countText(Math.round(budget)) : budget.toFixed(1);
}
