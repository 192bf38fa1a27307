import { useNavigate } from '@solidjs/router';
import { type JSX } from 'solid-js';
import { useDesk } from '../state/desk';
import { loadedInfo } from '../state/engine-slot';
import { isSameModel, type ModelChoice } from '../state/lab';
import { SelectField } from './Field';

const other = 'other';

/** The models at hand: those that ship, the one in use, and the way to more. */
export function ModelSelect(props: {
  readonly choice: ModelChoice;
  readonly onChange: (choice: ModelChoice) => void;
  /** Where another model is chosen. */
  readonly modelsPath: string;
}): JSX.Element {
  const { lab, engine } = useDesk();
  const navigate = useNavigate();
  const offers = () => {
    const shipped = lab.shippedModels.map(({ choice, label }) => ({ choice, label }));
    const isShipped = shipped.some(({ choice }) => isSameModel(choice, props.choice));
    return isShipped ? shipped : [...shipped, { choice: props.choice, label: labelOf(props.choice) }];
  };
  /** The name that the model itself has, once it is there. */
  const labelOf = (choice: ModelChoice): string => loadedInfo(engine.status(), choice)?.label ?? choice.model;
  return (
    <SelectField
      label="Model"
      value={String(offers().findIndex(({ choice }) => isSameModel(choice, props.choice)))}
      options={[
        ...offers().map(({ label }, at) => ({ value: String(at), label })),
        { value: other, label: 'Another model…' },
      ]}
      onChange={(value) => {
        const offer = offers()[Number(value)];
        if (offer) props.onChange(offer.choice);
        else navigate(props.modelsPath);
      }}
    />
  );
}
