/** How a business contacts people, and what one has that has chosen nothing. */
export const STANDARD = {
  sms_opt_in_required: false,
  /** Minutes of the recipient's day: 08:00 to 21:00. */
  contact_hours_start: 480,
  contact_hours_end: 1260,
  /** How often the product itself may turn to one recipient within so many days. */
  max_contacts: 7,
  max_contacts_days: 7,
  auto_approve_emails: false,
};
export type ContactSettings = typeof STANDARD;
