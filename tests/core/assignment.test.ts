import { describe, expect, it } from 'vitest';
import {
  allControls,
  assignmentRoute,
  decodeAssignment,
  encodeAssignment,
  holdTo,
  parseAssignment,
  type Assignment,
} from '../../src/core/assignment';
import { toBase64Url } from '../../src/core/base64url';
import type { ExperimentSpec } from '../../src/core/experiment';
import { SpecError } from '../../src/core/parse-spec';
import { exampleSpec } from './example-spec';

const given: Assignment = {
  version: 1,
  spec: { ...exampleSpec, name: 'Année 2 — “Schleifen” 🐍' },
  opens: 'experiment',
  hidden: ['model', 'seed'],
  seeds: 'own',
  canUnlock: false,
};

const own: ExperimentSpec = {
  version: 1,
  name: 'mine',
  seed: 99,
  samples: 1,
  engine: { kind: 'openai', model: 'big', baseUrl: 'http://localhost:1' },
  problems: { set: 'basics', limit: 1 },
  arms: [{ name: 'mine', maxTurns: 9 }],
  sampling: { temperature: 0, topP: 1, maxTokens: 9 },
  shareReasoning: true,
};

describe('an assignment', () => {
  it('travels whole in a link of letters that need no escaping', () => {
    expect(encodeAssignment(given)).toMatch(/^[\w-]+$/);
    expect(decodeAssignment(encodeAssignment(given))).toEqual(given);
    expect(assignmentRoute(given)).toBe(`#/class/open?class=${encodeAssignment(given)}`);
  });

  it('takes defaults for what is left out, and passes over keys and controls of a newer lab', () => {
    const written = { version: 1, spec: exampleSpec, hidden: ['telepathy', 'seed'], mood: 'good' };
    expect(parseAssignment(JSON.stringify(written))).toEqual({
      version: 1,
      spec: exampleSpec,
      opens: 'play',
      hidden: ['seed'],
      seeds: 'same',
      canUnlock: true,
    });
  });

  it('holds a spec to what is hidden, and to nothing else', () => {
    expect(holdTo(given, own)).toEqual({ ...own, engine: exampleSpec.engine, seed: exampleSpec.seed });
    expect(holdTo({ ...given, hidden: [] }, own)).toEqual(own);
    expect(holdTo({ ...given, hidden: allControls }, own)).toEqual({ ...exampleSpec, name: 'mine' });
  });

  it('that was cut is refused at every length', () => {
    const whole = encodeAssignment(given);
    for (let length = 0; length < whole.length; length += 7)
      expect(() => decodeAssignment(whole.slice(0, length))).toThrow(SpecError);
    expect(() => decodeAssignment(whole.slice(0, 99))).toThrow(
      /^The teacher’s assignment has a fault:\n.*cut/,
    );
  });

  it.each([
    ['an unknown page', { opens: 'attic' }, /opens/],
    ['a spec with two arms of one name', { spec: { ...own, arms: [own.arms[0], own.arms[0]] } }, /arms\[1\]/],
    ['a spec without arms', { spec: { ...own, arms: [] } }, /spec\.arms/],
  ])('with %s is refused by name', (_, part, message) => {
    expect(() => decodeAssignment(toBase64Url(JSON.stringify({ ...given, ...part })))).toThrow(message);
  });
});
