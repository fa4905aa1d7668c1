import { useEffect, useState } from 'react';

/**
 * A value once it has stayed the same for a while; until then the one before. What is asked with it does not come between
 * the keys of somebody who types.
 */
export function useSettled<Value>(value: Value, afterMs: number): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(value), afterMs);
    return () => window.clearTimeout(timer);
  }, [value, afterMs]);
  return settled;
}
