import type { JobId } from '../../contract/ids.ts';
import { succeed, type Result } from '../../contract/result.ts';
import type { Jobs } from '../jobs.ts';

export function cancelJob(jobs: Jobs, { job }: { readonly job: JobId }): Result<{ wasRunning: boolean }> {
  return succeed({ wasRunning: jobs.cancel(job) });
}
