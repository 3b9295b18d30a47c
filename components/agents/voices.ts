/** The voices that speak without any service, with what one hears. */
export const VOICES = [
  { id: 'slt', label: 'Slt', detail: 'American, a woman' },
  { id: 'rms', label: 'Rms', detail: 'American, a man' },
  { id: 'awb', label: 'Awb', detail: 'Scottish, a man' },
  { id: 'kal16', label: 'Kal', detail: 'Mechanical, a man' },
];

/** A voice as an owner knows it; one that another service speaks goes by its own name. */
export function voiceWords(id: string): string {
  const voice = VOICES.find((one) => one.id === id);
  return voice ? `${voice.label}, ${voice.detail}` : id;
}
