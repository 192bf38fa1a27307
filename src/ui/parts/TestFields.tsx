import { For, Index, Show, type JSX } from 'solid-js';
import type { Test } from '../../core/problem';
import type { TestDraft } from '../state/problem-draft';
import { Button } from './Button';
import { Field, SelectField } from './Field';
import styles from './TestFields.module.css';

const sides: readonly { readonly value: TestDraft['side']; readonly label: string }[] = [
  { value: 'public', label: 'Public: gives feedback, stops the dialogue' },
  { value: 'private', label: 'Hidden: only judges' },
];

const kinds: readonly { readonly value: Test['kind']; readonly label: string }[] = [
  { value: 'stdin', label: 'Input and output' },
  { value: 'call', label: 'Call of the entry point' },
  { value: 'assert', label: 'Python asserts' },
];

const inputNames: Readonly<Record<Test['kind'], string>> = {
  stdin: 'Standard input',
  call: 'Arguments, as a JSON list',
  assert: 'Statements',
};

const expectedNames: Readonly<Record<Exclude<Test['kind'], 'assert'>, string>> = {
  stdin: 'Expected output',
  call: 'Expected result, as JSON',
};

/** The tests of a problem that is being written. */
export function TestFields(props: {
  readonly tests: readonly TestDraft[];
  readonly onChange: (tests: readonly TestDraft[]) => void;
  readonly onAdd: (side: TestDraft['side']) => void;
}): JSX.Element {
  const put = (at: number, change: Partial<TestDraft>): void =>
    props.onChange(props.tests.map((test, i) => (i === at ? { ...test, ...change } : test)));
  return (
    <>
      <ol class={styles.list}>
        <Index each={props.tests}>
          {(test, at) => (
            <li>
              <fieldset class={styles.test}>
                <legend>Test {at + 1}</legend>
                <SelectField
                  label="Side"
                  value={test().side}
                  options={sides}
                  onChange={(side) => put(at, { side })}
                />
                <SelectField
                  label="Kind"
                  value={test().kind}
                  options={kinds}
                  onChange={(kind) => put(at, { kind })}
                />
                <TestText
                  label={inputNames[test().kind]}
                  value={test().input}
                  onInput={(input) => put(at, { input })}
                />
                <For each={expectedName(test().kind)}>
                  {(label) => (
                    <TestText
                      label={label}
                      value={test().expected}
                      onInput={(expected) => put(at, { expected })}
                    />
                  )}
                </For>
                <Show when={props.tests.length > 1}>
                  <Button look="quiet" onClick={() => props.onChange(props.tests.filter((_, i) => i !== at))}>
                    Remove test {at + 1}
                  </Button>
                </Show>
              </fieldset>
            </li>
          )}
        </Index>
      </ol>
      <div class={styles.actions}>
        <Button onClick={() => props.onAdd('public')}>Add a public test</Button>
        <Button onClick={() => props.onAdd('private')}>Add a hidden test</Button>
      </div>
    </>
  );
}

/** None for asserts, which only must not raise. */
function expectedName(kind: Test['kind']): readonly string[] {
  return kind === 'assert' ? [] : [expectedNames[kind]];
}

function TestText(props: {
  readonly label: string;
  readonly value: string;
  readonly onInput: (text: string) => void;
}): JSX.Element {
  return (
    <Field label={props.label}>
      {(ids) => (
        <textarea
          {...ids}
          class={styles.code}
          rows={3}
          spellcheck={false}
          value={props.value}
          onInput={(event) => props.onInput(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
