/** The database that each test file's own is copied from. */
export const TEMPLATE = 'kaicalls_template';
