import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { aRendererBuild } from './renderer-build.ts';

const repository = fileURLToPath(new URL('../..', import.meta.url));

export interface SourceTree {
  readonly root: string;
  /** Starts a host's own main file as a process of its own, ended with the test at the latest. */
  readonly start: (host: 'browser' | 'cli', ...argv: readonly string[]) => HostProcess;
}

export interface HostProcess {
  readonly child: ChildProcessWithoutNullStreams;
  /** Resolves when the process has ended. */
  readonly ended: Promise<{
    readonly status: number | null;
    readonly stdout: string;
    readonly stderr: string;
  }>;
  /** Resolves with standard output as soon as it matches. */
  readonly printed: (pattern: RegExp) => Promise<string>;
}

/**
 * The sources in a folder of their own, with a build of its own beside them: what the hosts' main files find from
 * their place, without the build of the whole.
 */
export function aSourceTree(corpusFile: string): SourceTree {
  const root = mkdtempSync(join(tmpdir(), 'sanad-tree-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const folder of ['db', 'electron', 'node_modules']) {
    symlinkSync(join(repository, folder), join(root, folder), 'junction');
  }
  copyFileSync(join(repository, 'package.json'), join(root, 'package.json'));
  mkdirSync(join(root, 'dist'));
  copyFileSync(corpusFile, join(root, 'dist', 'corpus.sqlite'));
  const build = aRendererBuild();
  cpSync(build.folder, join(root, 'dist', 'renderer'), { recursive: true });
  copyFileSync(build.manifest, join(root, 'dist', 'renderer-files.json'));
  return {
    root,
    start: (host, ...argv) => {
      const main = join(root, 'electron', host, 'main.ts');
      // So that a main file finds what lies beside it here, not what lies beside it in the repository.
      const flags = ['--preserve-symlinks', '--preserve-symlinks-main'];
      const child = spawn(process.execPath, [...flags, main, ...argv], {
        env: { PATH: process.env['PATH'], XDG_RUNTIME_DIR: join(root, 'dist') },
      });
      onTestFinished(() => {
        child.kill('SIGKILL');
      });
      return observe(child);
    },
  };
}

function observe(child: ChildProcessWithoutNullStreams): HostProcess {
  let stdout = '';
  let stderr = '';
  const watchers = new Set<() => void>();
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
    for (const watcher of watchers) watcher();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  child.stdin.on('error', () => undefined);
  const ended: HostProcess['ended'] = new Promise((resolve) => {
    child.on('close', (status) => resolve({ status, stdout, stderr }));
  });
  const printed = (pattern: RegExp): Promise<string> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (pattern.test(stdout)) resolve(stdout);
      };
      watchers.add(look);
      look();
      void ended.then(() => reject(new Error(`ended without it: ${stdout}${stderr}`)));
    });
  return { child, ended, printed };
}
