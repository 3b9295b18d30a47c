/** Brings a turn of the conversation to the middle of what is in sight. */
export function scrollToTurn(index: number): void {
  document.getElementById(`turn-${index}`)?.scrollIntoView({ block: 'center', behavior: 'smooth' });
}
