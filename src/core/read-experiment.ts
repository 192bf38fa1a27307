import type { EngineInfo, EngineKind } from './engine';
import type { Experiment } from './experiment';
import { problem } from './parse-problems';
import { spec } from './parse-spec';
import { strategy } from './read-strategy';
import { list, oneOf, string, words, type Reader } from './reader';
import { nullable, numberThat, open, record } from './reader-open';

export const engineKind: Reader<EngineKind> = oneOf('wllama', 'web-llm', 'openai', 'chrome', 'replay');

export const engineInfo: Reader<EngineInfo> = open<EngineInfo>({
  kind: engineKind,
  model: string,
  label: string,
  library: string,
  modelHash: nullable(string),
  contextTokens: nullable(numberThat((n) => n > 0, 'a number above 0')),
  wording: words,
  seeded: oneOf('deterministic', 'best-effort', 'none'),
});

/** An experiment as a file's header line holds it. */
export const experiment: Reader<Experiment> = open<Experiment>({
  id: words,
  createdAt: numberThat((ms) => ms >= 0, 'a time in milliseconds since 1970'),
  spec,
  arms: list(strategy, 1),
  problems: list(problem, 1),
  engine: nullable(engineInfo),
  versions: record(string),
});
