/** The voices that speak without any service, with what one hears. */
export const VOICES = [
  { id: 'slt', label: 'Slt', detail: 'American, a woman' },
  { id: 'rms', label: 'Rms', detail: 'American, a man' },
  { id: 'awb', label: 'Awb', detail: 'Scottish, a man' },
  { id: 'kal16', label: 'Kal', detail: 'Mechanical, a man' },
];
