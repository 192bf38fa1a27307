import type { JSX } from 'solid-js';
import { ButtonLink } from '../parts/Button';
import { Empty } from '../parts/Notice';

export default function NotFound(): JSX.Element {
  return (
    <Empty title="No such page" text="The address leads nowhere. It may have been cut when it was copied.">
      <ButtonLink href="/">Go to Play</ButtonLink>
    </Empty>
  );
}
