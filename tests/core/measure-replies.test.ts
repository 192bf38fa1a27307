import { describe, expect, it } from 'vitest';
import type { Engine, Message } from '../../src/core/engine';
import { measureReplies } from '../../src/core/measure-replies';
import { fakeEngine } from '../fakes';

const dialogue = (content: string): readonly Message[] => [{ role: 'user', content }];

describe('the pace of replies', () => {
  it('takes the dialogues in turn, and as many at once as the engine takes', async () => {
    let [underWay, most] = [0, 0];
    const inner = fakeEngine(['x']);
    const engine: Engine = {
      ...inner,
      slots: 3,
      async generate(...request) {
        most = Math.max(most, (underWay += 1));
        await new Promise((resolve) => setTimeout(resolve, 20));
        underWay -= 1;
        return inner.generate(...request);
      },
    };
    const pace = await measureReplies(engine, [dialogue('a'), dialogue('b')]);
    expect(most).toBe(3);
    expect(pace).toMatchObject({ replies: 24, atOnce: 3 });
    // Eight rounds of 20 ms and a little more.
    expect(pace.secondsEach).toBeGreaterThan(0.16 / 24);
    expect(pace.secondsEach).toBeLessThan(5 / 24);
    const asked = inner.requests.map(({ messages }) => messages[0]?.content);
    expect(asked.filter((content) => content === 'a')).toHaveLength(12);
    expect(new Set(inner.requests.map(({ seed }) => seed)).size).toBe(24);
  });

  it('stops when it is told to', async () => {
    await expect(
      measureReplies(fakeEngine(['x']), [dialogue('a')], AbortSignal.abort('enough')),
    ).rejects.toBe('enough');
  });
});
