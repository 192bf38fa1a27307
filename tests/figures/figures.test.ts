import { describe, expect, it } from 'vitest';
import { draw, narrow, style } from './draw';
import { figures } from './gallery';

describe.each(Object.entries(figures))('%s', (name, figure) => {
  it('is the picture that it was', async () => {
    await expect(draw(figure(style))).toMatchFileSnapshot(
      `pictures/${name.replaceAll(/[^a-z0-9]+/g, '-')}.txt`,
    );
  });

  it('fits a phone, and holds no number that is none', () => {
    const markup = draw(figure(narrow));
    expect(markup).toContain('width="344"');
    expect(markup).not.toMatch(/NaN|Infinity|undefined/);
  });
});
