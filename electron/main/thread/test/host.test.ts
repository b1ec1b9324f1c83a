/** Hazard H-IT-2: the part that keeps the records stops, and a screen waits for ever or shows half an answer. */
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { RequestError, unpack, type Result } from '#ipc/result.ts';
import { servicesHost, type DeskTasks, type ServicesHost } from '../host.ts';

let running: ServicesHost | null = null;
const faults: string[] = [];

const desk: DeskTasks = {
  openPreview: () => Promise.resolve({ path: null, pages: 0 }),
  previewed: () => null,
  savePreviewed: () => Promise.resolve({ path: '/page.pdf', pages: 1 }),
  sendPreviewed: () => Promise.resolve({ outcome: 'no-printer', printer: null }),
  draw: () => {
    throw new Error('no page');
  },
  jobFor: (id: string) => {
    throw new RequestError('not-found', `There is no page ${id}.`);
  },
  markReady: () => undefined,
  copy: () => undefined,
  copyPicture: () => undefined,
  saveFile: () => null,
};

function start(): ServicesHost {
  running = servicesHost({
    file: path.join(import.meta.dirname, 'echo-thread.mjs'),
    surroundings: {
      paths: {
        preload: '',
        renderer: '',
        evidence: '',
        nativeBinding: null,
        icon: undefined,
        runtimeOrigin: 'test',
      },
      versions: { electron: '1', chrome: '2', node: '3' },
      dataFolder: '/ward',
      hospital: { policy: {}, sentences: [], file: null },
      command: null,
    },
    desk,
    firstPaint: Promise.resolve(),
    reloadPage: () => undefined,
    report: (where) => void faults.push(where),
    say: () => undefined,
    complain: () => undefined,
    commandEnded: () => undefined,
  });
  return running;
}

afterEach(async () => {
  await running?.close();
  running = null;
  faults.length = 0;
});

const asked = async (host: ServicesHost, channel: string, args: unknown): Promise<Result<unknown>> =>
  unpack(await host.dispatch(channel, args));

describe('services thread', () => {
  it('gives every request its own answer, whatever the order', async () => {
    const host = start();
    const answers = await Promise.all([1, 2, 3].map((n) => asked(host, 'echo', { n })));
    expect(answers.map((answer) => answer.ok && (answer.value as { args: unknown }).args)).toEqual([
      { n: 1 },
      { n: 2 },
      { n: 3 },
    ]);
  });

  it('is told where the records are and when the window has painted', async () => {
    const host = start();
    await asked(host, 'echo', {});
    expect(await asked(host, 'echo', {})).toMatchObject({ ok: true, value: { painted: true, folder: '/ward' } });
  });

  it('has its tasks done at the desk, and gets a refusal in the words of the desk', async () => {
    const host = start();
    expect(await asked(host, 'desk', { task: 'savePreviewed', args: [] })).toMatchObject({
      value: { done: { path: '/page.pdf', pages: 1 } },
    });
    expect(await asked(host, 'desk', { task: 'jobFor', args: ['7'] })).toMatchObject({
      value: { failed: { code: 'not-found', message: 'There is no page 7.' } },
    });
    expect(faults).toEqual([]);
  });

  it('reports what goes wrong at the desk and says nothing of its inside to the page', async () => {
    const answer = await asked(start(), 'desk', { task: 'draw', args: [] });
    expect(JSON.stringify(answer)).not.toContain('no page');
    expect(answer).toMatchObject({ value: { failed: { code: 'internal' } } });
    expect(faults).toEqual(['draw']);
  });

  it('answers what was under way when the thread dies, and works again after it', async () => {
    const host = start();
    const [left] = await Promise.all([asked(host, 'silence', {}), asked(host, 'die', {})]);
    expect(left).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(left.ok ? '' : left.error.message).toContain('look whether the first was kept');
    expect(await asked(host, 'echo', { n: 4 })).toMatchObject({ ok: true, value: { args: { n: 4 } } });
  });

  it('says so when the thread keeps dying, and never leaves a request without an answer', async () => {
    const host = start();
    for (let round = 0; round < 6; round += 1) {
      expect(await asked(host, 'die', {})).toMatchObject({ ok: false, error: { code: 'internal' } });
    }
    expect(await asked(host, 'echo', {})).toMatchObject({
      error: { message: expect.stringContaining('Close the app') },
    });
  });
});
