/** Of the product and its API, as `package.json` says. */
export const VERSION = '0.1.0';
