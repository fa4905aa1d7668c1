import { existsSync, rmSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import { fail, succeed } from '../../db/contract/result.ts';
import { dataFolderFlag } from '../../electron/desktop/data-folder-flag.ts';
import { openShell, prepareShell } from '../../electron/desktop/desktop.ts';
import { StandInEvent } from '../support/electron/known-events.ts';
import { app, standIn } from '../support/electron-stand-in.ts';
import { createInMemoryCore } from '../support/in-memory-core.ts';
import { aMachine, openTestShell, settled } from './test-shell.ts';

beforeEach(() => standIn.reset());

describe('before Electron is ready the shell', () => {
  test('turns the sandbox on for every process and everything off that would speak to the network', () => {
    prepareShell(aMachine(createInMemoryCore()));
    expect(standIn.record.isSandboxEnabled).toBe(true);
    expect(standIn.record.switches).toEqual([
      ['proxy-server', '127.0.0.1:9'],
      ['proxy-bypass-list', '<-loopback>'],
      ['host-resolver-rules', 'MAP * ~NOTFOUND'],
      ['webrtc-ip-handling-policy', 'disable_non_proxied_udp'],
      ['disable-background-networking', undefined],
      ['disable-breakpad', undefined],
      ['disable-component-update', undefined],
      ['disable-domain-reliability', undefined],
      ['disable-sync', undefined],
      ['no-pings', undefined],
    ]);
  });

  test('gives its scheme three privileges and no more', () => {
    prepareShell(aMachine(createInMemoryCore()));
    expect(standIn.record.schemes).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ]);
  });

  test('keeps Chromium’s files out of the data folder, in a place that each data folder has for itself', () => {
    const machine = aMachine(createInMemoryCore());
    prepareShell(machine);
    const first = standIn.record.paths.get('userData');
    expect(first).toMatch(/^\/appData\/sanad-window\/[0-9a-f]{16}$/);
    standIn.reset();
    prepareShell(aMachine(createInMemoryCore()));
    expect(standIn.record.paths.get('userData')).not.toBe(first);
  });

  test('ends where another window has the data folder, without touching it', () => {
    const machine = aMachine(createInMemoryCore());
    standIn.ownsInstanceLock = false;
    expect(prepareShell(machine)).toBeNull();
    expect(standIn.record.hasQuit).toBe(true);
    expect(existsSync(machine.dataFolder.path)).toBe(false);
  });
});

describe('the window', () => {
  test('has exactly these settings', async () => {
    const { window } = await openTestShell();
    expect(window.options).toEqual({
      title: 'Sanad',
      width: 1360,
      height: 860,
      minWidth: 640,
      minHeight: 480,
      show: false,
      autoHideMenuBar: true,
      webPreferences: {
        preload: '/app/dist/desktop/preload.cjs',
        partition: 'workbench',
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        nodeIntegrationInSubFrames: false,
        nodeIntegrationInWorker: false,
        webSecurity: true,
        allowRunningInsecureContent: false,
        experimentalFeatures: false,
        webviewTag: false,
        plugins: false,
        navigateOnDragDrop: false,
        spellcheck: false,
        devTools: false,
        enableWebSQL: false,
        webgl: false,
        safeDialogs: true,
        disableDialogs: true,
      },
    });
  });

  test('lives in a session in memory: its name does not begin with “persist:”', async () => {
    const { session } = await openTestShell();
    expect(session.partition).toBe('workbench');
    expect([...standIn.sessions.keys()]).toEqual(['workbench']);
  });

  test('shows the page of the build from the first request on', async () => {
    const { window, session } = await openTestShell();
    expect(window.loaded).toEqual(['app://workbench/']);
    const response = await session.handlers.get('app')?.(new Request('app://workbench/'));
    expect(response?.status).toBe(200);
  });

  test('appears when it has something to show', async () => {
    const { window } = await openTestShell();
    expect(window.isVisible).toBe(false);
    window.emit('ready-to-show');
    expect(window.isVisible).toBe(true);
  });

  test('never has the name of a document in its title', async () => {
    const { window, emit } = await openTestShell();
    expect(emit(window, 'page-title-updated', 'Letters – Sanad').defaultPrevented).toBe(true);
  });

  test('comes to the front when Sanad is started a second time', async () => {
    const { window } = await openTestShell();
    window.isShrunk = true;
    standIn.appEvents.emit('second-instance', new StandInEvent(), [], '', null);
    expect(window).toMatchObject({ isShrunk: false, isVisible: true, hasFocus: true });
  });

  test('is left alone by a second start once it is closed and the core is still ending', async () => {
    const { core, window } = await openTestShell();
    core.closeWith(() => new Promise(() => undefined));
    window.destroy();
    standIn.appEvents.emit('second-instance', new StandInEvent(), [], '', null);
    expect(window.isVisible).toBe(false);
  });

  test('has a menu that opens no website and no developer tools', async () => {
    await openTestShell();
    const menu = JSON.stringify(standIn.record.menu);
    expect(menu).toContain('"role":"copy"');
    expect(menu).not.toMatch(/toggleDevTools|"role":"help"|https?:|reload/);
  });
});

describe('the core’s calls', () => {
  const own = { senderFrame: { parent: null, origin: 'app://workbench', url: 'app://workbench/' } };

  test('cross on one channel', async () => {
    const { core } = await openTestShell();
    expect([...standIn.channels.keys()]).toEqual(['core:call']);
    expect(await standIn.invoke(own, 'core:call', 'vault.status', {})).toMatchObject({ ok: true });
    expect(core.calls).toEqual([{ method: 'vault.status', input: {} }]);
  });

  test('are refused to a frame inside the page', async () => {
    const { core } = await openTestShell();
    const framed = { senderFrame: { ...own.senderFrame, parent: own.senderFrame } };
    expect(await standIn.invoke(framed, 'core:call', 'vault.status', {})).toMatchObject({
      error: { code: 'forbidden' },
    });
    expect(core.calls).toEqual([]);
  });

  test('and its events reach the window until that is gone', async () => {
    const { core, contents, window } = await openTestShell();
    core.emit({ kind: 'changed', topics: ['settings'], revision: 3 });
    expect(contents.sent).toEqual([['core:event', { kind: 'changed', topics: ['settings'], revision: 3 }]]);
    window.destroy();
    core.emit({ kind: 'changed', topics: ['settings'], revision: 4 });
    expect(contents.sent).toHaveLength(1);
  });
});

describe('the shell ends', () => {
  test('only after the core has closed', async () => {
    const { core, window } = await openTestShell();
    const closing = Promise.withResolvers<void>();
    core.closeWith(() => closing.promise);
    window.destroy();
    expect(standIn.record.hasQuit).toBe(false);
    const ended = new Promise((resolve) => {
      standIn.appEvents.once('will-quit', resolve);
    });
    closing.resolve();
    await ended;
    expect(standIn.record.hasQuit).toBe(true);
  });

  test('with its window first, whose page still reaches the core', async () => {
    const { core, contents } = await openTestShell();
    const own = { senderFrame: { parent: null, origin: 'app://workbench', url: 'app://workbench/' } };
    contents.leave = () => {
      void standIn.invoke(own, 'core:call', 'notes.save', {});
      return true;
    };
    const order: string[] = [];
    core.answerWith((method) => {
      order.push(method);
      return Promise.resolve(succeed({}));
    });
    core.closeWith(() => {
      order.push('closed');
      return Promise.resolve();
    });
    app.quit();
    await settled();
    expect(order).toEqual(['notes.save', 'closed']);
    expect(standIn.record.hasQuit).toBe(true);
  });

  test('at the second request where its page hangs', async () => {
    const { core, contents } = await openTestShell();
    contents.leave = () => false;
    app.quit();
    await settled();
    expect(core.isClosed()).toBe(false);
    app.quit();
    await settled();
    expect(core.isClosed()).toBe(true);
    expect(standIn.record.hasQuit).toBe(true);
  });

  test('with a sentence when the core cannot start, and opens no window', async () => {
    const machine = aMachine(createInMemoryCore(), () =>
      Promise.resolve(fail('data-folder-in-use', 'Another Sanad has it.')),
    );
    const guard = prepareShell(machine);
    standIn.becomeReady();
    if (guard !== null) await openShell(machine, guard);
    expect(standIn.record).toMatchObject({ errorBoxes: [['Sanad', 'Another Sanad has it.']], exits: [1] });
    expect(standIn.windows).toEqual([]);
  });

  test('with a sentence and a free data folder when its session cannot be taken off the network', async () => {
    const core = createInMemoryCore();
    const machine = aMachine(core);
    const guard = prepareShell(machine);
    standIn.becomeReady();
    standIn.refusesProxy = true;
    if (guard !== null) await openShell(machine, guard);
    expect(standIn.record).toMatchObject({
      errorBoxes: [['Sanad', expect.stringMatching(/^The window could not be opened\. .+ is kept\. /)]],
      exits: [1],
    });
    expect(core.isClosed()).toBe(true);
    expect(standIn.windows).toEqual([]);
  });

  test('with a sentence when the interface is incomplete, before the core is started', async () => {
    const machine = aMachine(createInMemoryCore(), () => Promise.reject(new Error('must not start')));
    rmSync(machine.installation.renderer.manifest);
    const guard = prepareShell(machine);
    standIn.becomeReady();
    if (guard !== null) await openShell(machine, guard);
    expect(standIn.record.errorBoxes).toEqual([
      ['Sanad', expect.stringMatching(/^The interface cannot be shown/)],
    ]);
    expect(standIn.record.exits).toEqual([1]);
  });

  test.each([
    [0, 1],
    [1, 0],
  ])(
    'when the core has stopped, after asking: button %i starts it again %i times',
    async (button, relaunches) => {
      const { core } = await openTestShell();
      standIn.answerToMessageBox = button;
      core.emit({ kind: 'core-stopped' });
      await Promise.resolve();
      await Promise.resolve();
      expect(standIn.record).toMatchObject({ relaunches, exits: [0] });
      expect(standIn.record.messageBoxes[0]).toMatchObject({
        message: 'The library was closed unexpectedly.',
        detail: 'What was saved before is kept. Start again to go on, or quit.',
        buttons: ['Start again', 'Quit'],
      });
    },
  );

  test('not when a page breaks down and is wanted again: a new window takes its place', async () => {
    const { contents, window } = await openTestShell();
    standIn.answerToMessageBox = 0;
    contents.emit('render-process-gone', new StandInEvent(), { reason: 'crashed', exitCode: 5 });
    await settled();
    expect(standIn.windows).toHaveLength(1);
    expect(standIn.windows[0]).not.toBe(window);
    expect(standIn.windows[0]?.loaded).toEqual(['app://workbench/']);
    expect(standIn.record.hasQuit).toBe(false);
  });

  test('when its window was closed while it asked about a broken page', async () => {
    const { contents, window } = await openTestShell();
    standIn.answerToMessageBox = 0;
    contents.emit('render-process-gone', new StandInEvent(), { reason: 'crashed', exitCode: 5 });
    window.destroy();
    await settled();
    expect(standIn.windows).toEqual([]);
    expect(standIn.record.hasQuit).toBe(true);
  });

  test('when a page breaks down and is not wanted again', async () => {
    const { contents } = await openTestShell();
    const ended = new Promise((resolve) => {
      standIn.appEvents.once('will-quit', resolve);
    });
    contents.emit('render-process-gone', new StandInEvent(), { reason: 'oom', exitCode: 5 });
    await ended;
    expect(standIn.record.hasQuit).toBe(true);
  });

  test('without a word when a page ends as it should', async () => {
    const { contents } = await openTestShell();
    contents.emit('render-process-gone', new StandInEvent(), { reason: 'clean-exit', exitCode: 0 });
    expect(standIn.record.messageBoxes).toEqual([]);
  });
});

test.each([
  [['electron', '.', '--data', 'x'], 'x'],
  [['sanad', '--inspect=0', '--data=x', '--remote-debugging-port=0'], 'x'],
  [['sanad', '--data', 'x', '--data', 'y'], 'y'],
  [['sanad'], undefined],
  [['sanad', '--data'], undefined],
  [['sanad', '--data='], undefined],
])('%j names the data folder %j', (argv, expected) => {
  expect(dataFolderFlag(argv)).toBe(expected);
});

test('the stand-in refuses what it does not know', async () => {
  const { window } = await openTestShell();
  const { app, session } = await import('../support/electron-stand-in.ts');
  expect(() => Reflect.get(app, 'setLoginItemSettings')).toThrow(
    'The stand-in has no app.setLoginItemSettings',
  );
  expect(() => Reflect.get(session, 'defaultSession')).toThrow('The stand-in has no session.defaultSession');
  expect(() => app.on('open-file', () => undefined)).toThrow('knows no event open-file');
  expect(() => window.on('blur', () => undefined)).toThrow('knows no event blur');
});
