// A part of the page that is fetched by itself, so that the start does not pay for it. Fetched ahead, it is shown in the
// very frame that asks for it: what React waits for, be it a moment only, it shows 300 ms later at the earliest.
import { type ComponentType, lazy, useState } from 'react';

export interface Part<P> {
  /** To be shown within a Suspense: it waits where the part was not fetched ahead. */
  readonly View: ComponentType<P>;
  readonly fetch: () => Promise<void>;
}

export function partOf<P extends object>(load: () => Promise<ComponentType<P>>): Part<P> {
  let here: ComponentType<P> | null = null;
  const fetched = async (): Promise<ComponentType<P>> => {
    here = await load();
    return here;
  };
  const Late = lazy(async () => ({ default: await fetched() })) as unknown as ComponentType<P>;
  return {
    View(props: P) {
      // Chosen once: another component in its place would lose what it holds.
      const [{ Chosen }] = useState(() => ({ Chosen: here ?? Late }));
      return <Chosen {...props} />;
    },
    fetch: async () => {
      await fetched();
    },
  };
}
