import { createEffect, createMemo, createSignal, For, on, Show, type JSX } from 'solid-js';
import type { Checker, Difficulty, Problem } from '../../core/problem';
import { addTest, draftOf, readDraft, type ProblemDraft } from '../state/problem-draft';
import { Button } from './Button';
import { Field, SelectField } from './Field';
import styles from './ProblemForm.module.css';
import { ReferenceRun } from './ReferenceRun';
import { Statement } from './Statement';
import { TestFields } from './TestFields';

const levels: readonly { readonly value: Difficulty | 'none'; readonly label: string }[] = [
  { value: 'none', label: 'Not stated' },
  { value: 'easy', label: 'Easy' },
  { value: 'medium', label: 'Medium' },
  { value: 'hard', label: 'Hard' },
];

/** What the checkers call equal; a problem with a tolerance of its own keeps it. */
const checkersFor = (
  checker: Checker,
): readonly { readonly value: Checker['kind']; readonly label: string }[] => [
  { value: 'tokens', label: 'Word by word; numbers within 1e-5' },
  { value: 'lines', label: 'Line by line' },
  { value: 'exact', label: 'Byte by byte' },
  { value: 'json', label: 'As values (calls)' },
  {
    value: 'float',
    label: `Word by word; numbers within ${checker.kind === 'float' ? `${checker.atol} + ${checker.rtol}·|expected|` : '1e-6'}`,
  },
  { value: 'code-contests', label: 'As CodeContests does' },
];

/** A problem being written: statement, tests, limits, and its solution run at once. */
export function ProblemForm(props: {
  readonly problem: Problem;
  readonly onSave: (problem: Problem) => void;
  /** Something was changed that is not saved yet. */
  readonly onEdit: () => void;
}): JSX.Element {
  // oxlint-disable-next-line solid/reactivity -- the form begins with the problem; what is typed is the person's
  const [draft, setDraft] = createSignal<ProblemDraft>(draftOf(props.problem));
  createEffect(on(draft, () => props.onEdit(), { defer: true }));
  const read = createMemo(() => readDraft(draft()));
  const whole = (): Problem | null => {
    const now = read();
    return 'id' in now ? now : null;
  };
  const faults = (): readonly string[] => {
    const now = read();
    return 'id' in now ? [] : now;
  };
  const put = (change: Partial<ProblemDraft>): void => void setDraft({ ...draft(), ...change });

  type Words = 'id' | 'title' | 'tags' | 'entryPoint' | 'limit' | 'memory';
  const line = (key: Words, label: string, help?: string): JSX.Element => (
    <Field label={label} help={help}>
      {(ids) => (
        <input
          {...ids}
          value={draft()[key]}
          inputmode={key === 'limit' || key === 'memory' ? 'decimal' : 'text'}
          onInput={(event) => put({ [key]: event.currentTarget.value })}
        />
      )}
    </Field>
  );
  const text = (key: 'statement' | 'starterCode' | 'referenceProgram', label: string): JSX.Element => (
    <Field label={label}>
      {(ids) => (
        <textarea
          {...ids}
          class={key === 'statement' ? styles.prose : styles.code}
          rows={key === 'starterCode' ? 3 : 10}
          spellcheck={key === 'statement'}
          value={draft()[key]}
          onInput={(event) => put({ [key]: event.currentTarget.value })}
        />
      )}
    </Field>
  );

  return (
    <form
      class={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        const problem = whole();
        if (problem) props.onSave(problem);
      }}
    >
      <div class={styles.fields}>
        {line('title', 'Title')}
        {line('id', 'Id', 'Unique in its set; results are stored under it.')}
        <SelectField
          label="Difficulty"
          value={draft().difficulty}
          options={levels}
          onChange={(difficulty) => put({ difficulty })}
        />
        {line('tags', 'Tags', 'With commas between.')}
      </div>
      <div class={styles.pair}>
        {text('statement', 'Statement, in Markdown')}
        <section class={styles.preview} aria-label="Preview of the statement">
          <Statement text={draft().statement} />
        </section>
      </div>
      <h2>Tests</h2>
      <TestFields
        tests={draft().tests}
        onChange={(tests) => put({ tests })}
        onAdd={(side) => setDraft(addTest(draft(), side))}
      />
      <h2>How it is judged</h2>
      <div class={styles.fields}>
        <SelectField
          label="Checker"
          value={draft().checker}
          options={checkersFor(draft().base.checker)}
          onChange={(checker) => put({ checker })}
        />
        {line(
          'entryPoint',
          'Entry point',
          'The function that tests call: f or Solution.f. Empty for programs.',
        )}
        {line('limit', 'Seconds for one test', 'Empty: the lab’s own limit.')}
        {line('memory', 'Memory in MiB', 'Empty: the lab’s own limit.')}
      </div>
      <div class={styles.pair}>
        {text('referenceProgram', 'Reference solution')}
        {text('starterCode', 'Code to begin from, if any')}
      </div>
      <p class={styles.note}>
        Expected outputs need not be typed: write the inputs, run the solution, and take what it gives. Look
        through it before you save, since a wrong solution makes wrong tests.
      </p>
      <ReferenceRun problem={whole()} onTake={(taken) => put({ tests: draftOf(taken).tests })} />
      <Show when={faults().length > 0}>
        <ul class={styles.faults} aria-label="What is still wrong">
          <For each={faults()}>{(fault) => <li>{fault}</li>}</For>
        </ul>
      </Show>
      <div class={styles.foot}>
        <Button type="submit" look="main" disabled={whole() === null}>
          Save
        </Button>
      </div>
    </form>
  );
}
