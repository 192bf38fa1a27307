import type { Forecast } from './calibration';
import { bad, integer, list, number, oneOf, readWhole, string, type Fault, type Reader } from './reader';
import { nullable, numberThat, open } from './reader-open';

/** What a student of the lesson said before an outcome was shown. */
export interface Prediction {
  readonly id: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** The lesson's page, from 1. */
  readonly page: number;
  /** Whether the next turn of a dialogue passes, or how an experiment turns out. */
  readonly kind: 'turn' | 'experiment';
  readonly question: string;
  /** Both answers, in words. */
  readonly options: readonly string[];
  /** Index of the answer that the student gave. */
  readonly guess: number;
  readonly confidence: number;
  /** Ids of the experiments that decide, as far as they were made; none for a turn. */
  readonly experiments: readonly string[];
  /** Null while it is not known. */
  readonly outcome: Outcome | null;
}

export interface Outcome {
  /** Index of the right answer; null when the data favour neither: nothing is scored then. */
  readonly answer: number | null;
  /** What was measured, in words. */
  readonly words: string;
}

/** The predictions that count: those with an outcome that favours one answer. */
export function forecastsOf(predictions: readonly Prediction[]): readonly Forecast[] {
  return predictions.flatMap(({ confidence, guess, outcome }) =>
    outcome === null || outcome.answer === null ? [] : [{ confidence, isRight: outcome.answer === guess }],
  );
}

const prediction: Reader<Prediction> = open<Prediction>({
  id: string,
  at: numberThat((ms) => ms >= 0, 'a time in milliseconds since 1970'),
  page: integer(1, 99),
  kind: oneOf('turn', 'experiment'),
  question: string,
  options: list(string, 2),
  guess: integer(0, 99),
  confidence: number(0.5, 1),
  experiments: list(string),
  outcome: nullable(open<Outcome>({ answer: nullable(integer(0, 99)), words: string })),
});

/** Reads stored predictions; null where the text is none of ours. */
export function parsePredictions(text: string): readonly Prediction[] | null {
  const faults: Fault[] = [];
  try {
    const read = readWhole(list(prediction), JSON.parse(text), faults);
    return read === bad ? null : read;
  } catch {
    return null;
  }
}
