import type { MethodInput, MethodName, MethodOutput } from '../../db/contract/contract.ts';
import type { Failure } from '../../db/contract/result.ts';
import type { CallOptions, CoreTransport } from '../host/core-transport.ts';

/**
 * A failed call on its way through react-query, which knows failures only as thrown errors.
 * It carries the failure unchanged; screens show the sentence of its code.
 */
export class CallFailed extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.name = 'CallFailed';
    this.failure = failure;
  }
}

/** The failure that was thrown. What is not one of a call is the connection itself that broke. */
export function failureOf(error: unknown): Failure {
  if (error instanceof CallFailed) return error.failure;
  return { code: 'core-stopped', message: 'Sanad does not answer. Nothing that was saved is lost.' };
}

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: CallFailed;
  }
}

/** Calls the core by the names and shapes of the contract; rejects with `CallFailed`, never with anything else. */
export interface Client {
  call<Name extends MethodName>(
    method: Name,
    input: MethodInput<Name>,
    options?: CallOptions,
  ): Promise<MethodOutput<Name>>;
}

export function createClient(transport: CoreTransport): Client {
  return {
    async call<Name extends MethodName>(method: Name, input: MethodInput<Name>, options?: CallOptions) {
      const answer = await transport.call(method, input, options);
      if (!answer.ok) throw new CallFailed(answer.error);
      // Sound: the core of the same build makes the answer, and its handlers are typed by the same contract.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      return answer.value as MethodOutput<Name>;
    },
  };
}
