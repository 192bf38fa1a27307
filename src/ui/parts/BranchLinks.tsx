import { A } from '@solidjs/router';
import { For, Show, type JSX } from 'solid-js';
import { passesPublicTests } from '../../core/end-of';
import type { Branch, Trajectory, Turn } from '../../core/trajectory';
import { continuePath, feedbackPath } from '../state/method-paths';
import { trajectoryPath } from '../state/paths';
import { feedbackNames } from '../state/words';
import styles from './BranchLinks.module.css';
import { ButtonLink } from './Button';
import { Glyph } from './Glyph';

/** Where a branch comes from and how it went on otherwise. */
export function Origin(props: { readonly branch: Branch }): JSX.Element {
  const edited = () => props.branch.edited.map((part) => `the ${part} written by a person`).join(' and ');
  return (
    <p class={styles.origin} data-testid="origin">
      A branch, never counted. It goes on from{' '}
      <A href={trajectoryPath(props.branch.from, props.branch.turn + 1)}>
        turn {props.branch.turn + 1} of {props.branch.from.arm}, sample {props.branch.from.sample + 1}
      </A>{' '}
      with {props.branch.engine.label}, feedback “{feedbackNames[props.branch.strategy.feedback]}”,
      temperature {props.branch.sampling.temperature}
      <Show when={edited() !== ''}>, {edited()}</Show>.
    </p>
  );
}

/** The branches of a dialogue. */
export function BranchLinks(props: { readonly branches: readonly Trajectory[] }): JSX.Element {
  return (
    <Show when={props.branches.length > 0}>
      <nav aria-label="Branches" class={styles.branches} data-testid="branches">
        <p>Branched off this dialogue:</p>
        <ul>
          <For each={props.branches}>
            {(branch) => (
              <li>
                <Glyph sign={branch.correct ? 'correct' : branch.publicPass ? 'satisfied' : 'failed'} />{' '}
                <A href={trajectoryPath(branch)}>
                  from turn {(branch.branch?.turn ?? 0) + 1},{' '}
                  {feedbackNames[branch.branch?.strategy.feedback ?? 'failed-tests']}
                </A>
              </li>
            )}
          </For>
        </ul>
      </nav>
    </Show>
  );
}

/** What can be done from one stored attempt. */
export function TurnWays(props: { readonly trajectory: Trajectory; readonly turn: Turn }): JSX.Element {
  return (
    <div class={styles.ways}>
      <ButtonLink href={continuePath(props.trajectory, props.turn.index)} look="quiet">
        Continue from here
      </ButtonLink>
      <Show when={!passesPublicTests(props.turn)}>
        <ButtonLink href={feedbackPath(props.trajectory, props.turn.index)} look="quiet">
          All kinds of feedback
        </ButtonLink>
      </Show>
    </div>
  );
}
