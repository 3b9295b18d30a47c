/** How long a page may take to show its button. */
const PATIENCE_MS = 4_000;

/**
 * Presses the button of the page that has these words, as soon as the page at `path` is there: what the palette offers
 * is what the page offers, and one who may not do it finds no button.
 */
export function pressOnPage(path: string, words: string): void {
  const end = performance.now() + PATIENCE_MS;
  const look = () => {
    const buttons = location.pathname === path ? document.querySelectorAll<HTMLButtonElement>('#page button') : [];
    const button = [...buttons].find((one) => one.textContent?.trim() === words && one.checkVisibility());
    if (button) button.click();
    else if (performance.now() < end) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
