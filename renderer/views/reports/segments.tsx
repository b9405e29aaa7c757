// A choice of one among few, as buttons side by side: arrows move it, Tab leaves it.

import { type ReactNode, useId } from 'react';

interface Option<T extends string> {
  readonly id: T;
  readonly label: string;
  readonly hint?: string;
  /** How many it is, to be opened by itself. */
  readonly number?: ReactNode;
}

export interface SegmentsProps<T extends string> {
  readonly label: string;
  readonly id: string;
  readonly options: readonly Option<T>[];
  /** null: something else is chosen. */
  readonly chosen: T | null;
  readonly onChoose: (id: T) => void;
}

export function Segments<T extends string>({ label, id, options, chosen, onChoose }: SegmentsProps<T>) {
  const name = useId();
  return (
    <fieldset className="segments small" aria-label={label} data-testid={id}>
      {options.map((option) => (
        <div key={option.id} className={chosen === option.id ? 'segment chosen' : 'segment'} title={option.hint}>
          <label>
            <input
              type="radio"
              className="sr"
              name={name}
              checked={chosen === option.id}
              data-testid={`${id}-${option.id}`}
              onChange={() => onChoose(option.id)}
            />
            {option.label}
          </label>
          {option.number}
        </div>
      ))}
    </fieldset>
  );
}
