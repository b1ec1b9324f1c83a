/** Settled when the first screen stands on the glass: two frames after the page was filled. */
let painted: () => void;

export const afterFirstPaint = new Promise<void>((resolve) => {
  painted = resolve;
});

/** Called once, when the first screen has been put into the page. */
export function firstScreenIsIn(): void {
  requestAnimationFrame(() => requestAnimationFrame(() => painted()));
}
