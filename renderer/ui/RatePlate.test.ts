import { render, screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import RatePlate from './RatePlate.svelte';

describe('the rate plate', () => {
  it('shows the rate with its unit', () => {
    const { container } = render(RatePlate, { value: '300', duration: 'for 20 min' });
    expect(container.textContent).toContain('300');
    expect(screen.getByText('mL per hour')).toBeDefined();
  });

  it('withheld, it shows the reason and no number', () => {
    const { container } = render(RatePlate, { value: '300', withheld: 'Shown when the warning is answered' });
    expect(container.textContent).not.toContain('300');
    expect(container.textContent).toContain('Shown when the warning is answered');
  });
});
