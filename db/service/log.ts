import type { CallRecord, ErrorTrace } from '../api/call-record.ts';

/** Takes one line of the log, without its line end. The host decides where it goes, if anywhere. */
export type LogSink = (line: string) => void;

/** Events with durations, counts and ids; never document text, notes, names or queries. */
export type LogEntry =
  | CallRecord
  | { readonly event: 'library-set-back'; readonly seenSeq: number; readonly foundSeq: number }
  | { readonly event: 'library-damaged' }
  | { readonly event: 'state-not-written'; readonly error: ErrorTrace }
  | { readonly event: 'log-not-folded'; readonly error: ErrorTrace }
  | { readonly event: 'backup-not-made'; readonly error: ErrorTrace }
  | { readonly event: 'listener-failed'; readonly error: ErrorTrace }
  | { readonly event: 'core-failed'; readonly error: Pick<ErrorTrace, 'name' | 'code'> };

/** Writes entries as JSON, one object to a line. */
export function openLog(sink: LogSink): (entry: LogEntry) => void {
  return (entry) => sink(JSON.stringify(entry));
}
