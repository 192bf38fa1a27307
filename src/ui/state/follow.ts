import { createEffect, on } from 'solid-js';
import type { Station } from './dialogue';
import type { Play } from './play';

/** Where on the page each station's work is seen; the problem's is in sight when the dialogue starts. */
const places: Readonly<Record<Exclude<Station, 'problem'>, (turn: number) => string>> = {
  reasoning: (turn) => `#turn-${turn}`,
  code: (turn) => `#turn-${turn}`,
  run: (turn) => `#turn-${turn} [data-part=tests]`,
  feedback: (turn) => `#turn-${turn} [data-part=feedback]`,
  verdict: () => '[data-testid=verdict]',
};

/** Keeps in sight what a dialogue in slow motion or in steps has come to. At full speed the page would only jump. */
export function followDialogue(play: Play): void {
  createEffect(
    on(
      () => [play.view().station, play.view().turns.length] as const,
      ([station, turn]) => {
        if (play.phase().kind !== 'running' || play.pacer.pace() === 'full' || station === 'problem') return;
        // What the station shows is drawn in this frame.
        requestAnimationFrame(() => {
          const behavior = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth';
          document.querySelector(places[station](turn))?.scrollIntoView({ block: 'nearest', behavior });
        });
      },
      { defer: true },
    ),
  );
}
