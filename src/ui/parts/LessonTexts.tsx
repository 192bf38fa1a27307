import { A } from '@solidjs/router';
import { Show, type JSX } from 'solid-js';
import { useDesk } from '../state/desk';
import { tunedModel } from '../state/lesson-presets';
import { PaperRows } from './PaperRows';
import { Term } from './Term';

/** A page of the lesson: its title and its text, which needs neither model nor Python. */
export interface LessonPage {
  readonly title: string;
  readonly Text: () => JSX.Element;
}

export const lessonPages: readonly LessonPage[] = [
  { title: 'One dialogue, two verdicts', Text: Dialogue },
  { title: 'Will the next turn pass?', Text: NextTurn },
  { title: 'What a budget buys', Text: Budget },
  { title: 'Reasoning first', Text: Reasoning },
  { title: 'How much to tell', Text: Feedback },
  { title: 'Learning from own dialogues', Text: Tuning },
  { title: 'How sure were you?', Text: Sureness },
];

function Dialogue(): JSX.Element {
  return (
    <>
      <p>
        A language model is given a problem and writes a program. The program runs on the{' '}
        <strong>public tests</strong>. Where one fails, the model is told what happened and writes again: that
        is a <strong>turn</strong>. Up to three turns make a dialogue here, as in the paper that this lab
        follows.
      </p>
      <p>
        Two verdicts are kept apart. <strong>Satisfied</strong>: the last program passes the public tests,
        which the model was told about. <strong>Correct</strong>: it passes the <strong>hidden tests</strong>{' '}
        too, of which the model never hears.
      </p>
      <p>
        The example ends satisfied. Is it correct? Think of a list that the tests do not show, then look
        below.
      </p>
      <details>
        <summary>A list that breaks it</summary>
        <p>
          “7 7” holds one value only. The second program looks for a second one and stops with an error; -1
          was asked for. Satisfied, and not correct.
        </p>
      </details>
    </>
  );
}

function NextTurn(): JSX.Element {
  return (
    <>
      <p>
        A further turn helps only if the model makes something of what it was told. The demo model, tiny
        beside any other, now writes a program that fails, reads what failed, and writes a second one. The
        tests of that one are held back until you have said what you expect.
      </p>
      <p>Before you say it, look at three things:</p>
      <ul>
        <li>Is the second program another one at all?</li>
        <li>Does what changed have to do with the failed test?</li>
        <li>Would you have found the fault from this feedback?</li>
      </ul>
      <p>
        Say also how sure you are. 50 % means: as good as a coin. Do it several times; the last page shows how
        well your sureness and the outcomes agree.
      </p>
    </>
  );
}

function Budget(): JSX.Element {
  return (
    <>
      <p>
        Three turns nearly always beat one. That is no surprise: they cost three attempts. The fair question
        is what else those attempts would have bought. One <strong>attempt</strong> is one reply that should
        hold code; three attempts are one dialogue of three turns, or three independent samples of one turn.
      </p>
      <p>
        <strong>1@3</strong> answers it: of a <Term of="budget">budget</Term> of 3 attempts, 1 program is
        submitted, chosen among those that pass the public tests; the rate says how often it is correct. A
        dialogue is charged its full three turns, also where it stops early.
      </p>
      <p>
        For large models the paper found that turns alone pay little, and sometimes cost: compare the rows.
      </p>
      <PaperRows
        models={['Llama 3.1 8B', 'Llama 3.1 70B']}
        variants={['plain', 'multi-turn']}
        columns={['1@3', '10@30', '33@100']}
      />
    </>
  );
}

function Reasoning(): JSX.Element {
  return (
    <>
      <p>
        The paper’s first insight. A <strong>reasoning prompt</strong> asks for prose before the code: a
        solution in words, the examples explained, the kind of algorithm. This{' '}
        <strong>chain of thought</strong> is no attempt, but it costs tokens.
      </p>
      <p>
        Among 63 combinations of prompts, the paper found: it helps most on hard problems, and the more the
        larger the budget, since prose makes the samples differ. Which prompt is best changes with the model;
        two reasoning prompts at once made things worse.
      </p>
      <PaperRows
        models={['Llama 3.0 70B']}
        variants={['plain', 'CoT']}
        columns={['1@3', '10@30', '33@100']}
      />
      <p>
        The demo model is many thousand times smaller. Does it hold for it, on hard problems? Nobody can tell
        without measuring.
      </p>
    </>
  );
}

function Feedback(): JSX.Element {
  return (
    <>
      <p>
        The paper’s second insight. After a failed attempt the model can be told only that the program is
        wrong, or which tests failed and what came instead, or even how the values went, step by step.
      </p>
      <p>
        Finer feedback is more to go by, and it binds: consecutive programs become more alike. The model{' '}
        <strong>exploits</strong>, repairing what it has. After a bare “wrong” it <strong>explores</strong>,
        and writes something else. Repair is best when the idea was right; when it was not, repair is a trap.
        So finer is not always better.
      </p>
      <p>
        When your run is done, open its Figures: Figure 6 shows for both arms how alike consecutive programs
        are.
      </p>
    </>
  );
}

function Tuning(): JSX.Element {
  const { lab } = useDesk();
  return (
    <>
      <p>
        The paper’s third insight. <strong>Rejection-sampling fine-tuning</strong> (RFT): let the model make
        many dialogues with reasoning prompts, keep those that end correct, drop near copies,{' '}
        <em>take the reasoning prompts out</em>, and train the model on what is left. Afterwards it reasons
        before it codes without being asked, and gets more out of its turns.
      </p>
      <PaperRows
        models={['Llama 3.1 70B', 'Llama 3.1 70B RFT']}
        variants={['plain', 'multi-turn']}
        columns={['1@3', '10@30', '33@100']}
      />
      <Show
        when={tunedModel(lab)}
        fallback={
          <p>
            This version of the lab ships no model after RFT, so there is nothing to predict on this page. The
            first half can be done: <A href="/data">Data</A> makes training data from your own experiments
            just so, without the reasoning prompts.
          </p>
        }
      >
        <p>
          The lab ships the demo model before and after RFT. Both get the same problems, seeds and feedback,
          and no reasoning prompt. <A href="/data">Data</A> makes such training data from your own
          experiments.
        </p>
      </Show>
    </>
  );
}

function Sureness(): JSX.Element {
  return (
    <>
      <p>
        Whoever says “70 %” should be right in 7 of 10 cases. Whoever is right more often was too timid; less
        often, too sure. The <strong>Brier score</strong> puts it into a number: the mean of (what you said −
        what came)², with 1 for right and 0 for wrong. 0 is best; always saying 50 % gives 0.25.
      </p>
      <p>
        The same question stands behind every figure of this lab: not only which arm is ahead, but how sure
        one may be of it. That is what the <Term of="confidence interval">intervals</Term> say.
      </p>
    </>
  );
}
