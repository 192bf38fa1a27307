import type { JSX } from 'solid-js';
import { ButtonLink } from '../parts/Button';
import { Empty } from '../parts/Notice';
import { useTitle } from '../state/title';

export default function NotFound(): JSX.Element {
  useTitle(() => 'No such page');
  return (
    <Empty title="No such page" text="The address leads nowhere. It may have been cut when it was copied.">
      <ButtonLink href="/">Go to Play</ButtonLink>
    </Empty>
  );
}
