import { describe, expect, it } from 'vitest';
import { typedDay } from './typed-day.ts';

describe('a day that is typed', () => {
  it.each([
    '22 Nov 2026',
    '22 november 2026',
    ' 22\u00a0Nov\u00a02026 ',
    'Nov 22 2026',
    'November 22, 2026',
    '22. Nov. 2026',
    '22nov2026',
    '2026-11-22',
  ])('%j is 22 November 2026', (text) => {
    expect(typedDay(text)).toEqual({ kind: 'day', iso: '2026-11-22' });
  });

  it('reads one figure of a day or a month', () => {
    expect(typedDay('2026-3-4')).toEqual({ kind: 'day', iso: '2026-03-04' });
    expect(typedDay('4 Sept 2026')).toEqual({ kind: 'day', iso: '2026-09-04' });
  });

  it.each(['03/04/2026', '3.4.2026', '03-04-2026', '22/11/2026', '2026/11/22'])(
    '%j could be two days and is not guessed',
    (text) => {
      expect(typedDay(text)).toEqual({ kind: 'two-ways' });
    },
  );

  it.each(['30 Feb 2026', '2026-02-30', '2026-13-01', '31 Nov 2026', '22 Ju 2026', 'yesterday', '22 Nov', '5 Ma 2026'])(
    '%j is no day',
    (text) => {
      expect(typedDay(text)).toEqual({ kind: 'not-a-day' });
    },
  );

  it('nothing typed is any day', () => {
    expect(typedDay('  ')).toEqual({ kind: 'any' });
  });
});
