import { Index, Show, type JSX } from 'solid-js';
import type { Problem } from '../../core/problem';
import type { Branching } from '../state/branching';
import { useDesk } from '../state/desk';
import { trajectoryPath } from '../state/paths';
import styles from './BranchStage.module.css';
import { ButtonLink } from './Button';
import { EngineLine } from './EngineLine';
import { Failure, Waiting } from './Notice';
import { TurnCard } from './TurnCard';
import { TurnFacts } from './TurnFacts';
import { Verdict } from './Verdict';

/** A branch as it comes: the turns after the attempt it goes on from, and what became of them. */
export function BranchStage(props: {
  readonly branching: Branching;
  readonly problem: Problem;
}): JSX.Element {
  const desk = useDesk();
  const turns = () => props.branching.view().turns;
  const from = () => Math.max(0, props.branching.before() - 1);
  const trajectory = () => props.branching.view().trajectory;
  const failure = () => {
    const phase = props.branching.phase();
    return phase.kind === 'failed' ? phase : null;
  };
  return (
    <section class={styles.stage} aria-label="The branch" data-phase={props.branching.phase().kind}>
      <Show when={props.branching.phase().kind === 'preparing'}>
        <EngineLine status={desk.engine.status()} />
        <Waiting text="Getting ready" />
      </Show>
      <Show when={failure()}>
        {(failed) => <Failure title="It could not go on" error={failed().error} />}
      </Show>
      <Show when={trajectory()}>
        {(ended) => (
          <>
            <Verdict
              satisfied={ended().publicPass ? 'yes' : 'no'}
              correct={ended().correct ? 'yes' : 'no'}
              publicTotal={props.problem.publicTests.length}
              hidden={ended().judgement.tests}
              hiddenTotal={props.problem.privateTests.length}
            />
            <p>
              <ButtonLink href={trajectoryPath(ended())}>Open the stored branch</ButtonLink>
            </p>
          </>
        )}
      </Show>
      <div class={styles.turns}>
        <Index each={turns().slice(from())}>
          {(turn, at) => (
            <TurnCard
              number={from() + at + 1}
              turn={turn()}
              problem={props.problem}
              isOver={!props.branching.isBusy() || from() + at < turns().length - 1}
              before={turns()[from() + at - 1]?.program}
            >
              <Show when={turn().code?.reply}>
                {(reply) => <TurnFacts tokens={reply().tokens} ms={reply().ms.total} />}
              </Show>
            </TurnCard>
          )}
        </Index>
      </div>
    </section>
  );
}
