import { fireEvent, render, screen } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import Field from './Field.svelte';

describe('a field', () => {
  it('keeps what was keyed, whatever it is', async () => {
    render(Field, { label: 'Weight', value: '', unit: 'kg' });
    const input = screen.getByRole('textbox', { name: 'Weight' });
    await fireEvent.input(input, { target: { value: '7..0' } });
    expect(input).toHaveProperty('value', '7..0');
  });

  it('names an impossible entry in words and to assistive technology', () => {
    render(Field, {
      label: 'Weight',
      value: '700',
      unit: 'kg',
      state: 'impossible',
      hint: 'Not possible: 700 kg. Most 350.',
    });
    const input = screen.getByRole('textbox', { name: 'Weight' });
    expect(input.getAttribute('aria-invalid')).toBe('true');
    const described = (input.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent.trim());
    expect(described.join(' ')).toContain('Not possible: 700 kg. Most 350.');
  });

  it('offers to confirm an unusual entry', async () => {
    const onconfirm = vi.fn();
    render(Field, {
      label: 'Weight',
      value: '170',
      unit: 'kg',
      state: 'unusual',
      hint: 'Unusual. Confirm 170 kg.',
      onconfirm,
    });
    await fireEvent.click(screen.getByRole('button', { name: 'Confirm' }));
    expect(onconfirm).toHaveBeenCalledOnce();
  });

  it('has no placeholder number and no stepper', () => {
    render(Field, { label: 'Weight', value: '', unit: 'kg' });
    const input = screen.getByRole('textbox', { name: 'Weight' });
    expect(input.getAttribute('type')).toBe('text');
    expect(input.getAttribute('placeholder')).toBeNull();
  });
});
