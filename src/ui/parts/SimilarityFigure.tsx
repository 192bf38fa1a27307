import { createMemo, createSignal, Show, type JSX } from 'solid-js';
import { captionOf } from '../../core/caption';
import { exploitRatio, revisionRows } from '../../core/revisions';
import { similarityRows, type SimilarityRow } from '../../core/similarity-rows';
import type { Study } from '../../core/study';
import { similarities } from '../../figures/similarities';
import { createAbortable } from '../state/abortable';
import { useDesk } from '../state/desk';
import { readRevisions } from '../state/studies';
import { countText } from '../state/words';
import { DataTable } from './DataTable';
import { SelectField } from './Field';
import { Figure } from './Figure';
import { Missing } from './Missing';
import { Pending } from './Pending';

const measures = [
  { value: 'ratio', label: 'difflib ratio (the paper)' },
  { value: 'chrf', label: 'chrF' },
] as const;

/** Figure 6: how alike consecutive programs are by feedback kind, and how arms explore or exploit. */
export function SimilarityFigure(props: { readonly studies: readonly Study[] }): JSX.Element {
  const { lab } = useDesk();
  const [measure, setMeasure] = createSignal<SimilarityRow['measure']>('ratio');
  const [read, setRead] = createSignal(0);
  const revisions = createAbortable(
    () => props.studies,
    (studies, signal) => readRevisions(lab, studies, setRead, signal),
  );
  return (
    <Pending of={revisions} what={`Figure 6 (${countText(read())} transcripts read)`}>
      {(all) => {
        const rows = createMemo(() => similarityRows(all(), measure()));
        return (
          <Show
            when={all().length > 0}
            fallback={
              <Missing title="Figure 6: how alike consecutive programs are">
                No dialogue holds a program, feedback on it and a program after that yet.
              </Missing>
            }
          >
            <Figure
              title="Figure 6: how alike consecutive programs are"
              caption={captionOf(props.studies)}
              rows={rows().map((row) => ({ ...row }))}
              plot={(style) => similarities(rows(), style)}
              choices={
                <SelectField
                  label="Similarity by"
                  value={measure()}
                  options={measures}
                  onChange={setMeasure}
                />
              }
            >
              <DataTable
                label={`Revisions by arm: a ratio of ${exploitRatio} or more exploits, less explores`}
                rows={revisionRows(all(), 'arm').map((row) => ({ ...row }))}
                testId="revisions"
              />
            </Figure>
          </Show>
        );
      }}
    </Pending>
  );
}
