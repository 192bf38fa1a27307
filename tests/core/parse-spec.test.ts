import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSpec, parseSpecText, SpecError } from '../../src/core/parse-spec';
import { exampleSpec } from './example-spec';

function faultsOf(json: unknown): readonly string[] {
  try {
    parseSpec(json);
  } catch (error) {
    if (error instanceof SpecError) return error.faults.map((fault) => fault.path);
    throw error;
  }
  return [];
}

describe('a spec', () => {
  it('of the documentation parses to itself', () => expect(parseSpec(exampleSpec)).toEqual(exampleSpec));

  it('may hold keys that this version does not know, which are dropped', () => {
    expect(parseSpec({ ...exampleSpec, mood: 1, engine: { ...exampleSpec.engine, gpu: 'any' } })).toEqual(
      exampleSpec,
    );
  });

  it('takes the paper’s sampling where it states none', () => {
    const { sampling: _, ...rest } = exampleSpec;
    expect(parseSpec({ ...rest, sampling: { topP: 0.5 } }).sampling).toEqual({
      temperature: 1,
      topP: 0.5,
      maxTokens: 512,
    });
    expect(parseSpec(rest)).toEqual(exampleSpec);
  });

  it.each([
    [{ seed: 2 ** 31 - 1 }, 'seed'],
    [{ seed: -1 }, 'seed'],
    [{ seed: 1.5 }, 'seed'],
    [{ samples: 0 }, 'samples'],
    [{ version: 2 }, 'version'],
    [{ arms: [] }, 'arms'],
    [{ arms: [{ name: 'a', maxTurns: 51 }] }, 'arms[0].maxTurns'],
    [{ arms: [{ name: ' ', maxTurns: 1 }] }, 'arms[0].name'],
    [{ arms: [{ name: 'a', maxTurns: 1, search: { kind: 'tree', c: 0 } }] }, 'arms[0].search.c'],
    [{ arms: [{ name: 'a', maxTurns: 1, search: { kind: 'beam' } }] }, 'arms[0].search.kind'],
    [{ arms: [{ name: 'a', maxTurns: 1, texts: { x: 1 } }] }, 'arms[0].texts.x'],
    [
      {
        arms: [
          { name: 'a', maxTurns: 1 },
          { name: 'a', maxTurns: 2 },
        ],
      },
      'arms[1].name',
    ],
    [{ sampling: { temperature: -0.1 } }, 'sampling.temperature'],
    [{ sampling: { topP: 0 } }, 'sampling.topP'],
    [{ sampling: { topP: 1.01 } }, 'sampling.topP'],
    [{ sampling: { maxTokens: 0 } }, 'sampling.maxTokens'],
    [{ engine: { kind: 'wllama' } }, 'engine.model'],
    [{ problems: { set: 'demo', difficulty: ['tough'] } }, 'problems.difficulty[0]'],
  ])('with %j is refused at %s', (change, path) => {
    expect(faultsOf({ ...exampleSpec, ...change })).toEqual([path]);
  });

  it('shows all its faults at once, each with what was found and what to do', () => {
    const broken = { ...exampleSpec, seed: '7', arms: [{ name: 'a', maxTurns: 0 }] };
    expect(() => parseSpec(broken)).toThrow(
      'The experiment\'s spec has 2 faults:\n  seed: found the text "7", expected a whole number from 0 to 2147483646\n' +
        '  arms[0].maxTurns: found number 0, expected a whole number from 1 to 50. ' +
        'It is the number of attempts a trajectory may use; 1 is a single turn.',
    );
  });

  it('that is not JSON is refused with the parser’s reason and place', () => {
    expect(() => parseSpecText('{\n  "version": 1,}')).toThrow(
      /line 2, column 16: found text that is not JSON/,
    );
  });

  it('of any JSON is either parsed or refused with places', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        expect(faultsOf(json).length).toBeGreaterThan(0);
      }),
    );
  });
});
