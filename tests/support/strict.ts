/**
 * Makes an object that has exactly its own members: reading, calling or setting any other throws and names it. A
 * stand-in that answers `undefined` to what it does not know would let a test pass on code that does nothing.
 */
export function strict<Type extends object>(name: string, members: Type): Type {
  return new Proxy(members, {
    get(target, key, receiver) {
      if (key in target || typeof key === 'symbol' || key === 'then') return bound(target, key, receiver);
      throw new Error(`The stand-in has no ${name}.${key}`);
    },
    set(target, key, value) {
      if (key in target) return Reflect.set(target, key, value);
      throw new Error(`The stand-in has no ${name}.${String(key)} to set`);
    },
  });
}

/** Private fields are reached through the object itself, never through a proxy. */
function bound(target: object, key: string | symbol, receiver: unknown): unknown {
  const member: unknown = Reflect.get(target, key, target);
  if (typeof member !== 'function' || key === 'constructor') return member;
  return (...values: unknown[]): unknown => {
    const result: unknown = Reflect.apply(member, target, values);
    // `on` and its like return the object, which must stay strict.
    return result === target ? receiver : result;
  };
}
