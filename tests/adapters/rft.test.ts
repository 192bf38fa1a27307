import { unzipSync, strFromU8 } from 'fflate';
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { writeRftFiles } from '../../src/adapters/rft-files';
import { countDecisions } from '../../src/core/rft-card';
import { chatLine, dpoLines } from '../../src/core/rft-lines';
import { rftDefaults, selectRft, type Decision, type RftSource } from '../../src/core/rft-select';
import type { ReasoningCall, Trajectory } from '../../src/core/trajectory';
import { makeExperiment, makeProblem, makeTrajectory } from '../make-experiment';

const made = makeExperiment('x', { problems: 2, arms: 1, samples: 20 });
const experiment = {
  ...made,
  arms: made.arms.map((arm) => ({
    ...arm,
    wording: 'plain',
    reasoning: { id: 'nl-solution', text: 'FIRST IN WORDS' },
    instruction: { id: 'comment-lines', text: 'COMMENT EACH LINE' },
  })),
};

const programs = [
  'n = int(input())\nprint(2 * n)',
  'import sys\nfor line in sys.stdin:\n    print(int(line) + int(line))',
  'def double(x):\n    return x * 2\n\nprint(double(int(input())))',
];

function sampled(sample: number, program: string, problemId = 'p0'): Trajectory {
  return makeTrajectory({ experimentId: 'x', problemId, arm: 'arm0', sample }, program);
}

const prose: ReasoningCall = {
  messages: [{ role: 'user', content: 'The problem. FIRST IN WORDS' }],
  reply: 'Double it.',
  thoughts: null,
  finish: 'stop',
  seed: 1,
  tokens: { prompt: 9, prefilled: 9, generated: 4 },
  ms: 5,
  shared: false,
};

function thoughtful(trajectory: Trajectory): Trajectory {
  const turns = trajectory.turns.map((turn) => (turn.index === 0 ? { ...turn, reasoning: prose } : turn));
  return { ...trajectory, turns };
}

/** A trajectory of one attempt. */
function single(sample: number, program: string, correct: boolean): Trajectory {
  const whole = sampled(sample, program);
  const turns = whole.turns.slice(1).map((turn) => ({ ...turn, index: 0, parent: null }));
  return { ...whole, turns, final: 0, correct, publicPass: correct };
}

function source(...trajectories: readonly Trajectory[]): RftSource {
  return { experiment, trajectories };
}

function fates(decisions: readonly Decision[]): readonly string[] {
  return decisions.map((decision) => (decision.kind === 'kept' ? 'kept' : decision.why.kind));
}

const [one = '', two = '', three = ''] = programs;

describe('the selection', () => {
  it('keeps what is right and different, and says why the rest stays out', () => {
    const wrong = { ...sampled(3, three), correct: false };
    const byHand = {
      ...sampled(4, three),
      turns: sampled(4, three).turns.map((turn) => ({ ...turn, author: 'person' as const })),
    };
    const renamed = `# the same\n${one}  # with comments\n`;
    const decisions = selectRft(
      [source(sampled(0, one), sampled(1, renamed), sampled(2, two), wrong, byHand, single(5, three, true))],
      [],
      rftDefaults,
    );
    expect(fates(decisions)).toEqual(['kept', 'duplicate', 'kept', 'wrong', 'by-hand', 'other-part']);
    expect(countDecisions(decisions)).toEqual({
      sampled: 6,
      kept: 2,
      problems: 1,
      dropped: { wrong: 1, 'by-hand': 1, 'other-part': 1, contaminated: 0, duplicate: 1, 'over-cap': 0 },
    });
  });

  it('keeps equal programs of different problems, and no more than the cap of one', () => {
    const all = [...programs.keys()].flatMap((i) => [
      sampled(i, programs[i] ?? ''),
      sampled(i, programs[i] ?? '', 'p1'),
    ]);
    const decisions = selectRft([source(...all)], [], { ...rftDefaults, cap: 2 });
    expect(fates(decisions)).toEqual(['kept', 'kept', 'kept', 'kept', 'over-cap', 'over-cap']);
  });

  it('leaves out problems that an evaluation set asks too, under whatever id', () => {
    const long = 'You are given the heights of all the towers in the city, in order; say which can be seen.';
    const asked = {
      ...experiment,
      problems: [{ ...makeProblem('p0'), statement: long, referenceProgram: null }],
    };
    const reworded = { ...makeProblem('other'), statement: `Task: ${long}`, referenceProgram: null };
    const unlike = {
      ...makeProblem('other'),
      statement: 'Print the sum of two numbers.',
      referenceProgram: null,
    };
    const of = { experiment: asked, trajectories: [sampled(0, one)] };
    expect(fates(selectRft([of], [reworded], rftDefaults))).toEqual(['contaminated']);
    expect(fates(selectRft([of], [{ ...unlike, id: 'p0' }], rftDefaults))).toEqual(['contaminated']);
    expect(fates(selectRft([of], [unlike], rftDefaults))).toEqual(['kept']);
  });
});

describe('a line', () => {
  const [decision] = selectRft([source(thoughtful(sampled(0, one)))], [], rftDefaults);
  if (decision?.kind !== 'kept') throw new Error('The trajectory is right.');

  it('holds the dialogue without the prompts of the chain of thought, prose and code in one reply', () => {
    const { messages, source: from } = JSON.parse(chatLine(decision.kept, 'last-reply'));
    expect(messages.map(({ role, weight }: { role: string; weight?: number }) => [role, weight])).toEqual([
      ['user', undefined],
      ['assistant', 0],
      ['user', undefined],
      ['assistant', 1],
    ]);
    expect(JSON.stringify(messages)).not.toMatch(/FIRST IN WORDS|COMMENT EACH LINE/);
    expect(messages[0].content).toContain('print its double');
    expect(messages[1].content).toMatch(/^Double it\.\n\nHere it is\.[^]*print\(5\)/);
    expect(messages[2].content).toContain('expected 4, got 5');
    expect(messages[3].content).toContain('print(2 * n)');
    expect(from).toEqual({ experiment: 'x', problem: 'p0', arm: 'arm0', sample: 0 });
  });

  it('may count the loss of all replies', () => {
    const { messages } = JSON.parse(chatLine(decision.kept, 'all-replies'));
    expect(messages.map(({ weight }: { weight?: number }) => weight)).toEqual([undefined, 1, undefined, 1]);
  });
});

it('preference pairs put a right first reply before a wrong one to the same prompt', () => {
  const given = source(
    single(0, one, true),
    single(1, two, true),
    single(2, 'print(9)', false),
    sampled(3, three),
  );
  const decisions = selectRft([given], [], { ...rftDefaults, part: 'all' });
  const kept = decisions.flatMap((decision) => (decision.kind === 'kept' ? [decision.kept] : []));
  const pairs = dpoLines(kept, [given]).map((line) => JSON.parse(line));
  expect(pairs.map(({ chosen, rejected }) => [chosen[0].content, rejected[0].content])).toEqual([
    [expect.stringContaining('print(2 * n)'), expect.stringContaining('print(9)')],
    [expect.stringContaining('sys.stdin'), expect.stringContaining('print(5)')],
  ]);
  expect(pairs[0].prompt).toEqual(pairs[1].prompt);
});

it('preference pairs are also made of second replies to the same failed first one', () => {
  const given = source(sampled(0, one), { ...sampled(1, 'print(7)'), correct: false });
  const kept = selectRft([given], [], rftDefaults).flatMap((each) =>
    each.kind === 'kept' ? [each.kept] : [],
  );
  const pairs = dpoLines(kept, [given]).map((line) => JSON.parse(line));
  expect(pairs).toHaveLength(1);
  expect(pairs[0].prompt.map(({ role }: { role: string }) => role)).toEqual(['user', 'assistant', 'user']);
  expect([pairs[0].chosen[0].content, pairs[0].rejected[0].content]).toEqual([
    expect.stringContaining('print(2 * n)'),
    expect.stringContaining('print(7)'),
  ]);
});

it('the files come with a card that counts and hashes them', async () => {
  const given = source(sampled(0, one), sampled(1, one), { ...sampled(2, two), correct: false });
  const decisions = selectRft([given], [], rftDefaults);
  const options = { ...rftDefaults, lossOn: 'last-reply', heldProblems: 0 } as const;
  const files = unzipSync(await writeRftFiles([given], decisions, options));
  expect(Object.keys(files)).toEqual(['chat.jsonl', 'dpo.jsonl', 'README.md']);
  const [chat, card] = [
    files['chat.jsonl'] ?? new Uint8Array(),
    strFromU8(files['README.md'] ?? new Uint8Array()),
  ];
  expect(strFromU8(chat).trimEnd().split('\n')).toHaveLength(1);
  expect(card).toContain(
    `| chat.jsonl | 1 | ${chat.length} | ${createHash('sha256').update(chat).digest('hex')} |`,
  );
  expect(card).toContain('| sampled | 3 |');
  expect(card).toContain('| the submission fails a test | 1 |');
});
