/** A number in E.164: `+` and 7 to 15 digits. The form alone: `+1555…` is one. */
export const E164 = /^\+[1-9]\d{6,14}$/;

/** Takes out what people write between digits: spaces, hyphens, dots, parentheses (reference: Kalem, "Phone Number Formatting"). */
export const cleanPhone = (text: string): string => text.replace(/[\s().-]/g, '');
