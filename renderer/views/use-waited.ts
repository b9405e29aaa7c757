// Whether something has been on the screen for a while: what is over sooner is not worth a word.

import { useEffect, useState } from 'react';

export function useWaited(ms: number): boolean {
  const [waited, setWaited] = useState(false);
  useEffect(() => {
    const handle = setTimeout(() => setWaited(true), ms);
    return () => clearTimeout(handle);
  }, [ms]);
  return waited;
}
